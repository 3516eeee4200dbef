import { Refusal, type contract, type EnrolmentView, type InputOf, type OutputOf } from '@isets/contracts'
import { isLive, localDateOf } from '@isets/rules'
import { Clock, preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { asServiceItself } from '../customer/as-service-itself.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Organisation } from '../directory/directory.entities.ts'
import { activitiesOf, hadSnap } from '../plan/live-activities.ts'
import { EnteringService } from './entering.service.ts'
import { enrolmentChoice, enrolmentOptions, requirePossible, type OptionRow } from './options.query.ts'

type Ops = typeof contract.casework

const SCREENED = `select 1 from screening where customer_id = ? and holder_organisation_id = ? and status = 'complete'`
const NOT_OF_AN_FCRC = 'Only an FCRC enrolls in activities of its own. Everybody else needs a referral.'
const SCREEN_FIRST = 'Complete the Initial Screening at your office first: it opens the enrollment.'

/**
 * REF-037: an FCRC enrols in its own activities, and nobody refers the customer to it. It may not open the record yet:
 * access follows from the enrolment, and referrals tells it (`access-changed`).
 */
@Injectable()
export class FcrcEnrollingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly entering: EnteringService,
  ) {}

  async options(
    { customerId }: InputOf<Ops['fcrcEnrolmentOptions']>,
    context: CallContext,
  ): Promise<OutputOf<Ops['fcrcEnrolmentOptions']>> {
    return this.atOffice(customerId, context, async (customer, officeId) => {
      const rows = await this.rows(customer, officeId)
      const activities = await activitiesOf(this.em, customer)
      recordAudit(this.em, { action: 'read', objectType: 'Customer', objectId: customerId })
      return {
        customer: { id: customerId, name: customer.displayName, individualNumber: customer.individualNumber },
        choices: rows.map((row) => this.choice(row, customer)),
        live: [...new Set(activities.filter(({ status }) => isLive(status)).map(({ type }) => type))],
        hadSnap: hadSnap(activities),
        today: this.today(),
      }
    })
  }

  async enrol(form: InputOf<Ops['enrolAtFcrc']>, context: CallContext): Promise<EnrolmentView> {
    const { customerId, programmeId, activities } = form
    return this.atOffice(customerId, context, async (customer, officeId) => {
      const [option] = await this.rows(customer, officeId, programmeId)
      if (option === undefined) throw new Refusal('NOT_FOUND')
      requirePossible(this.choice(option, customer))
      // Whom somebody has referred to the FCRC all the same is seen for as long as that referral lets it.
      const ownActivities = option.referral !== 'accepted'
      return this.entering.enter(customer, { option, activities, ownActivities }, context)
    })
  }

  /**
   * Takes a customer in hand for an FCRC that serves the customer, or has screened the customer and still holds the
   * screening. What follows is done as the service itself: row security does not let the FCRC in yet.
   * @throws Refusal FORBIDDEN, or WRONG_STATUS, whether there is such a customer or not
   */
  private async atOffice<T>(
    customerId: string,
    { caller: { organisationId: officeId } }: CallContext,
    work: (customer: Customer, officeId: string) => Promise<T>,
  ): Promise<T> {
    const office = officeId === null ? null : await this.em.findOne(Organisation, { id: officeId, kind: 'fcrc' })
    if (office === null) throw new Refusal('FORBIDDEN', { reason: NOT_OF_AN_FCRC })
    return asServiceItself(this.em, async () => {
      const lockMode = LockMode.PESSIMISTIC_WRITE
      const customer = await this.em.findOne(Customer, { id: customerId }, { lockMode, refresh: true })
      if (customer === null || !(await this.isKnown(customer, office.id))) {
        throw new Refusal('WRONG_STATUS', { reason: SCREEN_FIRST })
      }
      return work(customer, office.id)
    })
  }

  private async isKnown({ id, grantedOrganisationIds }: Customer, officeId: string): Promise<boolean> {
    if (grantedOrganisationIds.includes(officeId)) return true
    return (await preparedQuery(this.em, SCREENED, [id, officeId])).length > 0
  }

  private rows(customer: Customer, organisationId: string, programmeId: string | null = null): Promise<OptionRow[]> {
    const only = { organisationId, subGranteeIds: [] }
    return enrolmentOptions(this.em, customer, only, this.today(), programmeId)
  }

  private choice(row: OptionRow, customer: Customer) {
    return enrolmentChoice(row, customer, this.today(), true)
  }

  private today(): string {
    return localDateOf(this.clock.now())
  }
}
