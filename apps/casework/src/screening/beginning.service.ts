import { contract, Refusal, type InputOf, type ScreeningView } from '@isets/contracts'
import { matches, recordFilter } from '@isets/policies'
import { askedAnswers, formatDate, isCurrentScreening, LATEST_SCREENING_FORM, localDateOf } from '@isets/rules'
import { BusClient, Clock, preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { asServiceItself } from '../customer/as-service-itself.ts'
import { Customer } from '../customer/customer.entity.ts'
import { happen, touchCustomer } from '../customer/move-status.ts'
import { Screening } from './screening.entity.ts'
import { ScreeningDeskService } from './screening-desk.service.ts'
import { newestScreening } from './screening.query.ts'

/** The organisation's own draft that is still in its hand. */
const DRAFT = `select id from screening where customer_id = ? and status = 'draft'
  and organisation_id is not distinct from ?::uuid and (holder_organisation_id is not null or organisation_id is null)`
const HELD = 'select 1 from screening where customer_id = ? and holder_organisation_id = ? limit 1'
const GRANTED = 'select granted_organisation_ids::text[] as ids from customer where id = ?'

type Start = InputOf<typeof contract.casework.startScreening>

interface Matched {
  readonly name: string
  readonly individualNumber: string
  readonly exitedOn: string | null
}

/** Begins Initial Screenings. */
@Injectable()
export class BeginningService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly desk: ScreeningDeskService,
    private readonly bus: BusClient,
  ) {}

  /**
   * ASMT-002, ASMT-010, ASMT-012: goes on with the own draft, or begins with the answers of the newest screening that
   * the caller may see. While that one is current it is reviewed instead, unless an update is asked for. Whoever found
   * the customer in IES may begin; nothing of the record is shown for it.
   * @throws Refusal FORBIDDEN with the sentence that leads to Search IES
   * @throws Refusal WRONG_STATUS where the newest screening is to be reviewed instead
   */
  async begin({ customerId, update }: Start, context: CallContext): Promise<ScreeningView> {
    const { caller, ability } = context
    await this.requireRelation(customerId, context)
    const customer = await this.matched(customerId)
    const [draft] = await preparedQuery<{ id: string }>(this.em, DRAFT, [customerId, caller.organisationId])
    if (draft !== undefined) return this.desk.view(draft.id, context)
    const earlier = await newestScreening(this.em, ability, customerId)
    const now = this.clock.now()
    if (!update && earlier !== undefined) requireNoCurrent(new Date(earlier.submitted_at), now, customer.exitedOn)
    const screening = this.em.create(Screening, {
      id: v7(),
      customerId,
      version: 1,
      organisationId: caller.organisationId,
      holderOrganisationId: caller.organisationId,
      customerName: customer.name,
      individualNumber: customer.individualNumber,
      formVersion: LATEST_SCREENING_FORM.version,
      answers: askedAnswers(LATEST_SCREENING_FORM, earlier?.answers ?? {}),
      status: 'draft',
      startedAt: now,
      startedBy: caller.userId,
      startedByName: caller.name,
      savedAt: now,
      submittedAt: null,
      submittedBy: null,
      submittedByName: null,
      reviewedAt: null,
      reviewedByName: null,
    })
    await this.em.flush()
    recordAudit(this.em, { action: 'add', objectType: 'Assessment', objectId: screening.id })
    return this.desk.view(screening.id, context)
  }

  /**
   * IDN-015: an address that somebody kept is no reason to begin. Whoever may open the record has one, and a provider
   * with a screening in its hands; everybody else has found this very person in IES within the last half hour.
   */
  private async requireRelation(customerId: string, { caller, ability }: CallContext): Promise<void> {
    const [customer] = await preparedQuery<{ ids: string[] }>(this.em, GRANTED, [customerId])
    const record = { grantedOrganisationIds: customer?.ids ?? [] }
    if (matches(recordFilter(ability, 'read', 'Customer'), record)) return
    const held = await preparedQuery(this.em, HELD, [customerId, caller.organisationId])
    if (held.length === 0) await this.bus.call(contract.iesExchange.openFound, { customerId })
  }

  /**
   * IES-019: whoever is screened was matched with IES, if not by a search then by their record. Two who begin at once
   * wait for each other here.
   */
  private async matched(customerId: string): Promise<Matched> {
    return asServiceItself(this.em, async () => {
      const lockMode = LockMode.PESSIMISTIC_WRITE
      const customer = await this.em.findOne(Customer, { id: customerId }, { lockMode, refresh: true })
      if (customer === null) throw new Refusal('NOT_FOUND')
      const before = customer.etStatus
      await happen(this.em, customer, 'match', this.clock.now())
      if (customer.etStatus !== before) await touchCustomer(this.em, customer)
      const { displayName: name, individualNumber, exitedOn } = customer
      return { name, individualNumber, exitedOn }
    })
  }
}

/** ASMT-012, ASMT-019: no new one while one of the last 12 months holds; a returning customer gets a new one. */
function requireNoCurrent(submittedAt: Date, now: Date, exitedOn: string | null): void {
  if (!isCurrentScreening(localDateOf(submittedAt), localDateOf(now), exitedOn)) return
  const reason = `No new screening is needed: one was completed on ${formatDate(submittedAt)}. Review it instead.`
  throw new Refusal('WRONG_STATUS', { reason })
}
