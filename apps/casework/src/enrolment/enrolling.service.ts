import { Refusal, type Caller, type contract, type EnrolmentView, type InputOf, type OutputOf } from '@isets/contracts'
import { isLive, localDateOf } from '@isets/rules'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { TeamService } from '../case-note/team.service.ts'
import type { Customer } from '../customer/customer.entity.ts'
import { InHandService } from '../customer/in-hand.service.ts'
import { activitiesOf, hadSnap } from '../plan/live-activities.ts'
import { EnteringService } from './entering.service.ts'
import { enrolmentChoice, enrolmentOptions, isOffered, requirePossible, type OptionRow } from './options.query.ts'

type Options = typeof contract.casework.enrolmentOptions
type Form = InputOf<typeof contract.casework.enrol>

/** Enrols customers in programmes (ENR-001 to ENR-020). */
@Injectable()
export class EnrollingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly team: TeamService,
    private readonly entering: EnteringService,
  ) {}

  /** What the dialog offers, and what stands in the way. */
  async options({ customerId }: InputOf<Options>, context: CallContext): Promise<OutputOf<Options>> {
    const customer = await this.inHand.take(customerId, ['add', 'Enrolment'], context)
    const today = localDateOf(this.clock.now())
    const rows = await enrolmentOptions(this.em, customer, context.caller, today)
    const activities = await activitiesOf(this.em, customer)
    recordAudit(this.em, { action: 'read', objectType: 'Customer', objectId: customerId })
    return {
      choices: rows.filter((row) => isOffered(row, context.caller)).map((row) => enrolmentChoice(row, customer, today)),
      live: [...new Set(activities.filter(({ status }) => isLive(status)).map(({ type }) => type))],
      hadSnap: hadSnap(activities),
      today,
    }
  }

  async enrol({ customerId, programmeId, activities, team }: Form, context: CallContext): Promise<EnrolmentView> {
    const today = localDateOf(this.clock.now())
    const customer = await this.inHand.take(customerId, ['add', 'Enrolment'], context)
    const option = await this.option(customer, programmeId, context.caller, today)
    const view = await this.entering.enter(customer, { option, activities, ownActivities: false }, context)
    if (team.length > 0) await this.team.add(customer.id, team, context)
    return view
  }

  /** @throws Refusal NOT_FOUND for a programme of others, WRONG_STATUS with the first thing that is missing */
  private async option(customer: Customer, programmeId: string, caller: Caller, today: string): Promise<OptionRow> {
    const [option] = await enrolmentOptions(this.em, customer, caller, today, programmeId)
    if (option === undefined) throw new Refusal('NOT_FOUND')
    requirePossible(enrolmentChoice(option, customer, today))
    return option
  }
}
