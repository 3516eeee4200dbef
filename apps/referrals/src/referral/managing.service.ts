import { Refusal, type InputOf, type ReferralView, type contract } from '@isets/contracts'
import { isPending, NOT_ELIGIBLE } from '@isets/rules'
import { Clock, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import { refuseBackToFcrc } from '../directory/fcrc.ts'
import { ExitingService } from './exiting.service.ts'
import { UNANSWERED } from './born.ts'
import { ChangingService } from './changing.service.ts'
import { confirmed } from './confirmed.ts'
import { InHandService } from './in-hand.service.ts'
import { IntakeService } from './intake.service.ts'
import { OpeningService } from './opening.service.ts'
import type { Referral } from './referral.entity.ts'

type Ops = typeof contract.referrals
type Resend = InputOf<Ops['reworkReferral']>

/** What IDHS does with referrals: answers reverse ones, distributes, takes up again, closes. */
@Injectable()
export class ManagingService {
  constructor(
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly changing: ChangingService,
    private readonly intake: IntakeService,
    private readonly exiting: ExitingService,
    private readonly opening: OpeningService,
  ) {}

  /** REF-029, REF-030: both confirmed, or rejected as not eligible. */
  async decideReverse(input: InputOf<Ops['decideReverseReferral']>, context: CallContext): Promise<ReferralView> {
    const { receivesSnap, etEligible, note } = input
    refusePersonalData(textsOf({ note }))
    const { referral, customer } = await this.inHand.take(input, 'decide', context)
    const { caller } = context
    const stamps = { decidedAt: this.clock.now(), decidedByName: caller.name, decisionNote: note || null }
    const set = { receivesSnap, etEligible, ...stamps, respondedAt: stamps.decidedAt, respondedByName: caller.name }
    const accepted = receivesSnap && etEligible
    await this.changing.change(referral, customer, {
      ...{ command: accepted ? 'confirm' : 'refuse', actor: 'idhs', by: caller, set, audit: 'decide' },
      note: accepted ? note : [NOT_ELIGIBLE, note].filter(Boolean).join('. '),
    })
    await this.exiting.catchUp(referral, customer)
    return this.opening.justDone(referral.id, context)
  }

  /** REF-036: the referral of an FCRC goes on to a provider. */
  async distribute(input: InputOf<Ops['distributeReferral']>, context: CallContext): Promise<ReferralView> {
    const { referral, customer } = await this.inHand.take(input, 'distribute', context)
    refusePersonalData(textsOf({ note: input.note }))
    const set = await this.resent(referral, input, context)
    await this.changing.change(referral, customer, {
      ...{ command: 'distribute', actor: 'idhs', by: context.caller, set, note: input.note, audit: 'distribute' },
    })
    return this.opening.view(referral.id, context)
  }

  /** REF-054, REF-055: the same or another provider is asked, or IDHS itself again; all clocks begin anew. */
  async rework(input: Resend, context: CallContext): Promise<ReferralView> {
    const { referral, customer } = await this.inHand.take(input, 'rework', context)
    refusePersonalData(textsOf({ note: input.note }))
    const { caller } = context
    const isReverse = referral.kind === 'reverse'
    const set = isReverse ? await this.reconsidered(referral, input) : await this.resent(referral, input, context)
    await this.changing.change(referral, customer, {
      ...{
        command: isReverse ? 'reconsider' : 'rework',
        actor: 'idhs',
        by: caller,
        set,
        note: input.note,
        audit: 'rework',
      },
    })
    return this.opening.view(referral.id, context)
  }

  async exit(input: InputOf<Ops['exitReferral']>, context: CallContext): Promise<ReferralView> {
    refusePersonalData(textsOf({ note: input.note }))
    const { referral, customer } = await this.inHand.take(input, 'exit', context)
    await this.exiting.exit(referral, customer, { actor: 'super_admin', by: context.caller, note: input.note })
    return this.opening.view(referral.id, context)
  }

  /** REF-057, REF-059. */
  async close(input: InputOf<Ops['closeReferral']>, context: CallContext): Promise<ReferralView> {
    refusePersonalData(textsOf({ note: input.note }))
    const { referral, customer } = await this.inHand.take(input, 'close', context)
    const { caller } = context
    const waited = isPending(referral.status)
    const set = { closedByName: caller.name, closedBecause: input.note }
    await this.changing.change(referral, customer, {
      ...{ command: 'close', actor: 'idhs', by: caller, set, note: input.note, audit: 'close' },
    })
    if (waited) await this.exiting.catchUp(referral, customer)
    return this.opening.view(referral.id, context)
  }

  private async reconsidered(referral: Referral, { consentId }: Resend): Promise<Partial<Referral>> {
    const consent = await this.intake.requireConsent(consentId, referral)
    if (referral.organisationId) await this.intake.requireNoneOpen(referral.customerId, referral.organisationId)
    const { assessmentCompletedOn, expectedStartOn } = referral
    const kept = { assessmentCompletedOn, expectedStartOn, response: referral.response }
    const undecided = { receivesSnap: null, etEligible: null, decidedAt: null, decidedByName: null, decisionNote: null }
    return { ...UNANSWERED, ...kept, ...undecided, consentId: consent.id }
  }

  /** Everything that another provider needs to be asked. IDHS sends it now, whoever did before, and needs the consent. */
  private async resent(referral: Referral, input: Resend, { caller }: CallContext): Promise<Partial<Referral>> {
    const { toOrganisationId, programmeId, consentId, note } = input
    if (toOrganisationId === undefined || programmeId === undefined) {
      const missing = 'Please choose the provider and its programme.'
      throw new Refusal('INVALID', { fields: { [toOrganisationId ? 'programmeId' : 'toOrganisationId']: missing } })
    }
    refuseBackToFcrc(referral, toOrganisationId)
    await this.intake.requireProgramme(programmeId, toOrganisationId, referral.serviceNeeded)
    const fromOrganisationId = referral.kind === 'provider' ? null : referral.fromOrganisationId
    const sender = { kind: 'forward', fromOrganisationId } as const
    const consent = await this.intake.requireConsent(consentId, { ...referral, ...sender, toOrganisationId })
    await this.intake.requireNoneOpen(referral.customerId, toOrganisationId)
    const place = { intakeLocationId: null, intakeAt: null }
    const to = { toOrganisationId, organisationId: toOrganisationId, programmeId, consentId: consent.id, ...place }
    const sent = { ...sender, ...to, sentOnById: caller.userId }
    return { ...UNANSWERED, ...sent, ...confirmed(input, caller, this.clock.now()), note }
  }
}
