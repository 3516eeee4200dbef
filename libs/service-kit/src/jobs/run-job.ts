import { RequestContext } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import { inScope } from '../bus/request-scope.ts'
import { traced } from '../bus/trace.ts'
import { transactional } from '../orm/transaction.ts'
import type { MarkedMethod } from '../process/marked-methods.ts'
import type { Clock } from '../time/clock.ts'
import type { JobMark } from './job.ts'

export type JobMethod = MarkedMethod<JobMark>

export interface JobSurroundings {
  readonly service: string
  readonly em: EntityManager
  readonly clock: Clock
  /** For tests: pauses between runs are multiplied by this, 1 unless told. */
  readonly pace?: number | undefined
}

const LOCK = 'select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as got'

/** Runs a job once in a transaction of its own. Returns the rows it handled, 0 when another replica is at it. */
export async function runJob(job: JobMethod, { service, em, clock }: JobSurroundings): Promise<number> {
  const scope = { service, clock, requestId: v7(), hops: 0 }
  const once = () =>
    transactional(em, null, async (tx) => {
      const [lock] = await tx.execute<{ got: boolean }[]>(LOCK, [`job ${job.mark.name}`])
      return lock?.got === true ? Number(await job.run()) : 0
    })
  return inScope(scope, () => traced(`job ${job.mark.name}`, scope, () => RequestContext.create(em, once)))
}
