import { Refusal, type contract, type InputOf, type ScreeningView } from '@isets/contracts'
import { authorise } from '@isets/policies'
import { localDateOf } from '@isets/rules'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Screening } from './screening.entity.ts'
import { ScreeningDeskService } from './screening-desk.service.ts'
import { isCurrent, policyRecord } from './screening.view.ts'

type Review = InputOf<typeof contract.casework.reviewScreening>

/** Marks that a complete screening was reviewed and still holds. */
@Injectable()
export class ReviewingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly desk: ScreeningDeskService,
  ) {}

  /**
   * ASMT-012, ASMT-013: the answers and the date of the screening stay; the next review is due in six months.
   * @throws Refusal WRONG_STATUS for a draft, for one that a newer one follows, and for one over 12 months old
   */
  async review({ id, version }: Review, context: CallContext): Promise<ScreeningView> {
    const now = this.clock.now()
    authorise(context.ability, 'edit', 'Assessment', policyRecord(await this.desk.row(id, context)))
    const screening = await this.em.findOne(Screening, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (screening === null) throw new Refusal('NOT_FOUND')
    if (!isCurrent(await this.desk.row(id, context), localDateOf(now))) {
      throw new Refusal('WRONG_STATUS', {
        reason: 'Only the newest screening is reviewed, complete and not over 12 months old. Begin a new one instead.',
      })
    }
    if (screening.version !== version) throw new Refusal('STALE', { current: await this.desk.view(id, context) })
    screening.version += 1
    screening.reviewedAt = now
    screening.reviewedByName = context.caller.name
    recordAudit(this.em, { action: 'edit', objectType: 'Assessment', objectId: id, changedFields: ['reviewedAt'] })
    return this.desk.view(id, context)
  }
}
