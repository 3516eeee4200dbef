import { Refusal, type InputOf, type ReferralView, type contract } from '@isets/contracts'
import { checkAcceptance, checkRejection, localDateOf } from '@isets/rules'
import { Clock, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import type { Customer } from '../customer/customer.entity.ts'
import { ChangingService } from './changing.service.ts'
import { ExitingService } from './exiting.service.ts'
import { InHandService } from './in-hand.service.ts'
import { IntakeService } from './intake.service.ts'
import { OpeningService } from './opening.service.ts'
import type { Referral } from './referral.entity.ts'

type Ops = typeof contract.referrals

/** Answers of the provider to whom a customer is referred (REF-038 to REF-050). */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly changing: ChangingService,
    private readonly exiting: ExitingService,
    private readonly intake: IntakeService,
    private readonly opening: OpeningService,
  ) {}

  /** REF-039, TMR-017. */
  async contact(input: InputOf<Ops['recordContact']>, context: CallContext): Promise<ReferralView> {
    refusePersonalData(textsOf({ note: input.note }))
    const { referral, customer } = await this.inHand.take(input, 'contact', context)
    const set = { contactedAt: referral.contactedAt ?? this.clock.now() }
    await this.changing.change(referral, customer, {
      ...{ command: 'contact', actor: 'receiver', by: context.caller, set, note: input.note, audit: 'answer' },
    })
    return this.opening.view(referral.id, context)
  }

  /** REF-047: the expected start date is what makes it an acceptance. */
  async accept(input: InputOf<Ops['acceptReferral']>, context: CallContext): Promise<ReferralView> {
    refusePersonalData(textsOf({ note: input.note }))
    const { referral, customer } = await this.inHand.take(input, 'accept', context)
    refuseProblems(checkAcceptance(input, localDateOf(this.clock.now())))
    requireEligible(referral, customer)
    const { assessmentCompletedOn, expectedStartOn, note } = input
    const set = {
      ...{ assessmentCompletedOn, expectedStartOn, response: 'assessment_completed' as const },
      ...(await this.answered(referral, input.intakeLocationId, context)),
      note,
    }
    await this.changing.change(referral, customer, {
      ...{ command: 'accept', actor: 'receiver', by: context.caller, set, note, audit: 'accept' },
    })
    await this.exiting.catchUp(referral, customer)
    return this.opening.view(referral.id, context)
  }

  /** REF-046, REF-051. */
  async waitList(input: InputOf<Ops['waitListReferral']>, context: CallContext): Promise<ReferralView> {
    refusePersonalData(textsOf({ note: input.note }))
    const { referral, customer } = await this.inHand.take(input, 'waitList', context)
    requireEligible(referral, customer)
    const answered = await this.answered(referral, input.intakeLocationId, context)
    const set = { response: 'waiting_list' as const, ...answered, note: input.note }
    await this.changing.change(referral, customer, {
      ...{ command: 'waitList', actor: 'receiver', by: context.caller, set, note: input.note, audit: 'accept' },
    })
    await this.exiting.catchUp(referral, customer)
    return this.opening.view(referral.id, context)
  }

  /** REF-048, REF-049. The answer shows it once more; from then on the provider does not see it (REF-053). */
  async reject(input: InputOf<Ops['rejectReferral']>, context: CallContext): Promise<ReferralView> {
    refusePersonalData(textsOf({ note: input.note }))
    const { referral, customer } = await this.inHand.take(input, 'reject', context)
    const now = this.clock.now()
    refuseProblems(checkRejection(input, localDateOf(referral.submittedAt), localDateOf(now)))
    const { response, rejectedOn, reasons, note } = input
    const answered = { respondedAt: now, respondedByName: context.caller.name }
    const set = { response, rejectedOn, reasons: [...new Set(reasons)].toSorted(), note, ...answered }
    await this.changing.change(referral, customer, {
      ...{ command: 'reject', actor: 'receiver', by: context.caller, set, note, audit: 'accept' },
    })
    await this.exiting.catchUp(referral, customer)
    return this.opening.justDone(referral.id, context)
  }

  /** REF-060: IDHS closes it by hand; 10 business days later it is flagged. */
  async report(input: InputOf<Ops['reportUnenrolled']>, context: CallContext): Promise<ReferralView> {
    refusePersonalData(textsOf({ note: input.note }))
    const { referral, customer } = await this.inHand.take(input, 'report', context)
    if (referral.enrolled || referral.reportedAt !== null) {
      const reason = referral.enrolled ? 'The customer is enrolled.' : 'This was reported already.'
      throw new Refusal('WRONG_STATUS', { reason })
    }
    const set = { reportedAt: this.clock.now() }
    await this.changing.change(referral, customer, {
      ...{ command: 'report', actor: 'receiver', by: context.caller, set, note: input.note, audit: 'answer' },
    })
    return this.opening.view(referral.id, context)
  }

  private async answered(referral: Referral, locationId: string | undefined, { caller }: CallContext) {
    const intakeLocationId = await this.intake.location(locationId, referral.organisationId)
    return {
      respondedAt: this.clock.now(),
      respondedByName: caller.name,
      intakeLocationId: intakeLocationId ?? referral.intakeLocationId,
    }
  }
}

/** @throws Refusal INVALID with a sentence for each field */
export function refuseProblems(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw new Refusal('INVALID', { fields: problems })
}

/** Section F: eligibility is checked before any acceptance, by IES or by IDHS itself. */
function requireEligible({ receivesSnap, etEligible }: Referral, { eligibility }: Customer): void {
  if (eligibility === 'eligible' || (receivesSnap === true && etEligible === true)) return
  const reason = 'The customer is not shown as eligible in IES. Please ask IDHS to check the eligibility first.'
  throw new Refusal('WRONG_STATUS', { reason })
}
