import { Refusal, type InputOf, type OutputOf, type ReferralView, type contract } from '@isets/contracts'
import { isPending, localDateOf } from '@isets/rules'
import { Clock, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import { ChangingService } from './changing.service.ts'
import { ExitingService } from './exiting.service.ts'
import { InHandService } from './in-hand.service.ts'
import { IntakeService } from './intake.service.ts'
import { OpeningService } from './opening.service.ts'
import type { Referral } from './referral.entity.ts'

type Ops = typeof contract.referrals
type Correction = InputOf<Ops['editReferral']>

/** Super admins put right what is wrong with a referral; as a new version, so that what it said stays (REF-056). */
@Injectable()
export class CorrectingService {
  constructor(
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly changing: ChangingService,
    private readonly exiting: ExitingService,
    private readonly intake: IntakeService,
    private readonly opening: OpeningService,
  ) {}

  /** REF-012: another office; or program and dates. */
  async edit(input: Correction, context: CallContext): Promise<ReferralView> {
    refusePersonalData(textsOf({ note: input.note }))
    const { referral, customer } = await this.inHand.take(input, 'edit', context)
    const set = await this.corrected(referral, input)
    await this.changing.change(referral, customer, {
      ...{ command: 'edit', actor: 'super_admin', by: context.caller, set, note: input.note, audit: 'edit' },
    })
    return this.opening.view(referral.id, context)
  }

  /** Only a duplicate or an error. For the other services it is closed; here nobody sees it any more. */
  async remove(input: InputOf<Ops['removeReferral']>, context: CallContext): Promise<OutputOf<Ops['removeReferral']>> {
    const { because, note } = input
    refusePersonalData(textsOf({ note }))
    const { referral, customer } = await this.inHand.take(input, 'remove', context)
    const { caller } = context
    const waited = isPending(referral.status)
    const removed = { removedAt: this.clock.now(), removedBecause: because }
    const set = { ...removed, closedByName: caller.name, closedBecause: `Removed: ${because}` }
    await this.changing.change(referral, customer, {
      ...{ command: 'remove', actor: 'super_admin', by: caller, set, note, audit: 'remove' },
    })
    if (waited) await this.exiting.catchUp(referral, customer)
    return { done: true }
  }

  private async corrected(referral: Referral, input: Correction): Promise<Partial<Referral>> {
    const { office, programmeId, assessmentCompletedOn, expectedStartOn } = input
    if (office !== undefined) await this.correctedOffice(referral, office)
    if (programmeId !== undefined) await this.correctedProgramme(referral, programmeId)
    if (assessmentCompletedOn !== undefined && assessmentCompletedOn > localDateOf(this.clock.now())) {
      throw new Refusal('INVALID', { fields: { assessmentCompletedOn: 'The assessment cannot lie in the future.' } })
    }
    const given = { office, programmeId, assessmentCompletedOn, expectedStartOn }
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  }

  private async correctedOffice({ kind }: Referral, office: string): Promise<void> {
    if (kind === 'reverse') return this.intake.requireOffice(office)
    throw new Refusal('INVALID', { fields: { office: 'Only a reverse referral goes to an FCRC.' } })
  }

  private async correctedProgramme({ organisationId, serviceNeeded }: Referral, programmeId: string): Promise<void> {
    if (organisationId === null) {
      throw new Refusal('INVALID', { fields: { programmeId: 'This referral has no provider yet.' } })
    }
    await this.intake.requireProgramme(programmeId, organisationId, serviceNeeded)
  }
}
