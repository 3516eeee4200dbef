import { Refusal, type InputOf, type ReferralView, type contract } from '@isets/contracts'
import { authorise, matches, recordFilter } from '@isets/policies'
import { checkReverseReferral, localDateOf } from '@isets/rules'
import { Clock, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { AccessService } from '../access/access.service.ts'
import { workAsService } from '../access/as-service.ts'
import type { Customer } from '../customer/customer.entity.ts'
import { RelationService } from '../customer/relation.service.ts'
import { isFcrc, refuseReverseOfFcrc, refuseToItself } from '../directory/fcrc.ts'
import { DraftsService } from '../form/drafts.service.ts'
import { refuseProblems } from './answering.service.ts'
import { born } from './born.ts'
import { ChangingService } from './changing.service.ts'
import { confirmed } from './confirmed.ts'
import { IntakeService } from './intake.service.ts'
import { OpeningService } from './opening.service.ts'
import { Referral } from './referral.entity.ts'
import { SendingBackService } from './sending-back.service.ts'

type Reverse = InputOf<typeof contract.referrals.submitReverseReferral>
type Forward = InputOf<typeof contract.referrals.refer>

/** Takes in new referrals (REF-010 to REF-036). */
@Injectable()
export class ReferringService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly relation: RelationService,
    private readonly intake: IntakeService,
    private readonly changing: ChangingService,
    private readonly opening: OpeningService,
    private readonly drafts: DraftsService,
    private readonly sendingBack: SendingBackService,
  ) {}

  /** A provider asks IDHS to take its customer in. */
  async submitReverse(input: Reverse, context: CallContext): Promise<ReferralView> {
    const { caller, ability } = context
    const fromOrganisationId = caller.organisationId
    authorise(ability, 'submit', 'ReverseReferral', { organisationId: fromOrganisationId })
    if (fromOrganisationId === null) throw new Refusal('FORBIDDEN')
    await refuseReverseOfFcrc(this.em, fromOrganisationId)
    const { customerId, consentId, programmeId, office, response, serviceNeeded, note } = input
    refusePersonalData(textsOf({ note, office }))
    const now = this.clock.now()
    refuseProblems(checkReverseReferral(input, localDateOf(now)))
    await workAsService(this.em)
    await this.intake.requireScreening(customerId, fromOrganisationId)
    await this.relation.require(customerId, context)
    const customer = await this.access.lock(customerId)
    await this.intake.requireOffice(office)
    const ends = { kind: 'reverse', fromOrganisationId, toOrganisationId: null } as const
    const consent = await this.intake.requireConsent(consentId, { ...ends, customerId })
    if (programmeId) await this.intake.requireProgramme(programmeId, fromOrganisationId, serviceNeeded)
    await this.intake.requireNoneOpen(customerId, fromOrganisationId)
    const { assessmentCompletedOn = null, expectedStartOn = null } = input
    const given = {
      ...{
        ...ends,
        status: 'pending_idhs_response' as const,
        customerId,
        consentId: consent.id,
        response,
        serviceNeeded,
      },
      ...{ programmeId: programmeId ?? null, office, assessmentCompletedOn, expectedStartOn, note },
    }
    return this.submit(given, customer, context)
  }

  /** IDHS or a provider sends a customer to a provider; what an FCRC sends, IDHS distributes, and never to itself (REF-037). */
  async refer(input: Forward, context: CallContext): Promise<ReferralView> {
    const { caller, ability } = context
    const { customerId, serviceNeeded, note } = input
    refusePersonalData(textsOf({ note }))
    const customer = await this.access.lock(customerId)
    if (!matches(recordFilter(ability, 'submit', 'Referral'), customer)) throw new Refusal('NOT_FOUND')
    await this.intake.requireScreening(customerId, null)
    const fromOrganisationId = caller.organisationId
    const ofFcrc = await isFcrc(this.em, fromOrganisationId)
    if (ofFcrc) refuseToItself(input.toOrganisationId, fromOrganisationId)
    const byIdhs = ofFcrc || fromOrganisationId === null
    const kind = byIdhs ? 'forward' : 'provider'
    const common = { kind, fromOrganisationId, customerId, serviceNeeded, note } as const
    const distributes = !byIdhs || matches(recordFilter(ability, 'distribute', 'Referral'), {})
    if (!distributes) {
      if (input.toOrganisationId !== undefined) {
        throw new Refusal('FORBIDDEN', { reason: 'IDHS chooses the provider for the referral of an FCRC.' })
      }
      await this.intake.requireNoneWaiting(customerId, fromOrganisationId)
      const given = { ...common, status: 'pending_idhs_response', toOrganisationId: null } as const
      return this.submit(given, customer, context)
    }
    const to = await this.receiver(input, { kind, fromOrganisationId, customerId })
    const checked = byIdhs ? confirmed(input, caller, this.clock.now()) : {}
    return this.submit({ ...common, ...to, ...checked, status: 'pending_provider_response' }, customer, context)
  }

  /** The receiver with everything that it needs. */
  private async receiver(
    { toOrganisationId, programmeId, consentId, intakeLocationId, intakeAt, serviceNeeded }: Forward,
    from: Pick<Referral, 'kind' | 'fromOrganisationId' | 'customerId'>,
  ) {
    if (toOrganisationId === undefined || programmeId === undefined) {
      const missing = 'Please choose the provider and its programme.'
      throw new Refusal('INVALID', { fields: { [toOrganisationId ? 'programmeId' : 'toOrganisationId']: missing } })
    }
    if (toOrganisationId === from.fromOrganisationId) {
      const own = 'A referral goes to another provider.'
      throw new Refusal('INVALID', { fields: { toOrganisationId: own } })
    }
    await this.intake.requireProgramme(programmeId, toOrganisationId, serviceNeeded)
    const consent = await this.intake.requireConsent(consentId, { ...from, toOrganisationId })
    await this.intake.requireNoneOpen(from.customerId, toOrganisationId)
    const locationId = await this.intake.location(intakeLocationId, toOrganisationId)
    const at = intakeAt === undefined ? null : new Date(intakeAt)
    return { toOrganisationId, programmeId, consentId: consent.id, intakeLocationId: locationId, intakeAt: at }
  }

  /** REF-035: who and when are stamped. What was half-written is written. */
  private async submit(
    given: Parameters<typeof born>[0],
    customer: Customer,
    context: CallContext,
  ): Promise<ReferralView> {
    const now = this.clock.now()
    const referral = this.em.create(Referral, born(given, context.caller, now))
    referral.startClocks(now)
    await this.em.flush() // gives the number
    const { caller } = context
    await this.drafts.discard(customer.id, caller)
    if (referral.kind === 'forward' && referral.fromOrganisationId !== null) {
      const note = `Referred again as ${referral.number}`
      await this.sendingBack.takeUp(customer, referral.fromOrganisationId, { by: caller, note })
    }
    await this.changing.record(referral, customer, {
      ...{ command: 'submit', by: caller, note: given.note ?? '', audit: 'submit' },
    })
    return this.opening.justDone(referral.id, context)
  }
}
