import {
  caseworkEvents,
  Refusal,
  type contract,
  type InputOf,
  type OutputOf,
  type ScreeningAnswers,
  type ScreeningView,
} from '@isets/contracts'
import { authorise } from '@isets/policies'
import { askedAnswers, checkScreening, localDateOf, screeningForm } from '@isets/rules'
import { Clock, recordAudit, recordEvent, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { asServiceItself } from '../customer/as-service-itself.ts'
import { Customer } from '../customer/customer.entity.ts'
import { happen, touchCustomer } from '../customer/move-status.ts'
import { Screening } from './screening.entity.ts'
import { ScreeningDeskService } from './screening-desk.service.ts'
import { policyRecord } from './screening.view.ts'

type Save = typeof contract.casework.saveScreening
type Answers = InputOf<Save>

/** Keeps the answers of a draft and completes it. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly desk: ScreeningDeskService,
  ) {}

  /** Autosave: half-filled forms are welcome, what the form does not know is not. */
  async save(input: Answers, context: CallContext): Promise<OutputOf<Save>> {
    const screening = await this.take(input, context)
    checked(screening.formVersion, input.answers, false)
    screening.answers = input.answers
    screening.version += 1
    screening.savedAt = this.clock.now()
    await this.em.flush()
    recordAudit(this.em, { action: 'edit', objectType: 'Assessment', objectId: screening.id })
    return { version: screening.version, savedAt: screening.savedAt.toISOString() }
  }

  /** ASMT-007: completes the screening, stamps its date, moves the status on. */
  async submit(input: Answers, context: CallContext): Promise<ScreeningView> {
    const now = this.clock.now()
    const screening = await this.take(input, context)
    checked(screening.formVersion, input.answers, true)
    screening.answers = askedAnswers(screeningForm(screening.formVersion), input.answers)
    screening.version += 1
    screening.savedAt = now
    screening.status = 'complete'
    screening.submittedAt = now
    screening.submittedBy = context.caller.userId
    screening.submittedByName = context.caller.name
    await this.em.flush()
    await this.screened(screening.customerId, now)
    const { id, customerId, organisationId } = screening
    recordEvent(this.em, caseworkEvents.screeningCompleted, {
      aggregateId: id,
      aggregateVersion: screening.version,
      payload: { customerId, screeningId: id, organisationId, completedAt: now.toISOString() },
    })
    recordAudit(this.em, { action: 'edit', objectType: 'Assessment', objectId: id, changedFields: ['status'] })
    return this.desk.view(id, context)
  }

  /** ASMT-015: the newest by any provider counts. */
  private async screened(customerId: string, now: Date): Promise<void> {
    await asServiceItself(this.em, async () => {
      const lockMode = LockMode.PESSIMISTIC_WRITE
      const customer = await this.em.findOneOrFail(Customer, { id: customerId }, { lockMode, refresh: true })
      customer.screenedOn = localDateOf(now)
      await happen(this.em, customer, 'screen', now)
      await touchCustomer(this.em, customer)
    })
  }

  private async take({ id, version, answers }: Answers, context: CallContext): Promise<Screening> {
    refusePersonalData(textsOf(answers, undefined, 'answers'))
    const row = await this.desk.row(id, context)
    authorise(context.ability, 'edit', 'Assessment', policyRecord(row))
    const screening = await this.em.findOne(Screening, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (screening === null) throw new Refusal('NOT_FOUND')
    if (screening.status !== 'draft') {
      throw new Refusal('WRONG_STATUS', { reason: 'This screening is complete. Begin an update of it instead.' })
    }
    if (screening.version !== version) throw new Refusal('STALE', { current: await this.desk.view(id, context) })
    return screening
  }
}

/** @throws Refusal INVALID with a sentence for each answer that needs another look */
function checked(formVersion: number, answers: ScreeningAnswers, complete: boolean): void {
  const problems = Object.entries(checkScreening(screeningForm(formVersion), answers, { complete }))
  if (problems.length === 0) return
  const fields = problems.map(([key, sentence]) => [`answers.${key}`, sentence ?? ''] as const)
  throw new Refusal('INVALID', { fields: Object.fromEntries(fields) })
}
