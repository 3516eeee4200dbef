import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Job } from './job.ts'

/** Rows of the kit's own tables that have served their time, and how long that is (architecture.md, section 4). */
const OUTDATED = [
  `delete from outbox where published_at is not null and created_at < now() - interval '35 days'`,
  `delete from inbox where received_at < now() - interval '40 days'`,
  `delete from idempotency_key where created_at < now() - interval '1 day'`,
  `delete from dead_letter where redriven_at < now() - interval '35 days'`,
  // What failed and why stays to be seen; what the event said about persons does not.
  `update dead_letter set envelope = 'null' where failed_at < now() - interval '90 days' and envelope <> 'null'`,
]

/** Keeps the kit's tables from growing, and from keeping personal data, for ever. The audit is never pruned. */
@Injectable()
export class RecordPruning {
  readonly #em: EntityManager

  constructor(em: EntityManager) {
    this.#em = em
  }

  @Job('prune-records', { everySeconds: 6 * 3_600 })
  async prune(): Promise<number> {
    for (const statement of OUTDATED) await this.#em.execute(statement, [], 'run')
    return 0
  }
}
