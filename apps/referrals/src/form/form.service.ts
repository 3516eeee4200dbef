import {
  Refusal,
  type InputOf,
  type OutputOf,
  type ReferralFormView,
  type ReferralSide,
  type contract,
} from '@isets/contracts'
import { filterToSql, matches, recordFilter, type AppAbility } from '@isets/policies'
import {
  preparedQuery,
  questionMark,
  recordAudit,
  recordListing,
  refusePersonalData,
  type CallContext,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { workAsService } from '../access/as-service.ts'
import { ConsentReadingService } from '../consent/consent-reading.service.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Screening } from '../customer/progress.entity.ts'
import { heldScreening, RelationService } from '../customer/relation.service.ts'
import { providerOfCaller } from '../directory/fcrc.ts'
import { IntakeService } from '../referral/intake.service.ts'
import { customerSearch } from '../referral/customer-search.ts'
import { ChoicesService } from './choices.service.ts'
import { DraftsService } from './drafts.service.ts'
import { sidesFor } from './may-refer.ts'

type Ops = typeof contract.referrals

/** The form of a new referral: whom it is about, what can be chosen, what was typed already (REF-010 to REF-034). */
@Injectable()
export class FormService {
  constructor(
    private readonly em: EntityManager,
    private readonly relation: RelationService,
    private readonly intake: IntakeService,
    private readonly consents: ConsentReadingService,
    private readonly choices: ChoicesService,
    private readonly drafts: DraftsService,
  ) {}

  /** Whom the caller serves, has screened and not lost since, or as IDHS may refer anyway. */
  async find(
    input: InputOf<Ops['findReferableCustomers']>,
    { ability, caller }: CallContext,
  ): Promise<OutputOf<Ops['findReferableCustomers']>> {
    const columns = { grantedOrganisationIds: 'c.granted_organisation_ids' }
    const mayRefer = filterToSql(recordFilter(ability, 'submit', 'Referral'), columns, questionMark)
    const search = customerSearch(input.q)
    await workAsService(this.em) // the condition below is the right; row security shows no screenings
    const rows = await preparedQuery<OutputOf<Ops['findReferableCustomers']>[number]>(
      this.em,
      `select c.id, trim(c.first_name || ' ' || c.last_name) as name, c.individual_number as "individualNumber",
         c.birth_date::text as "birthDate"
       from customer c where ${search.sql} and (${mayRefer.sql} or ${heldScreening('c.id')})
       order by c.last_name, c.first_name, c.id limit 10`,
      [...search.params, ...mayRefer.params, caller.organisationId],
    )
    recordListing(this.em, { objectType: 'Customer', input, shown: rows.length })
    return rows
  }

  async open(customerId: string, context: CallContext): Promise<ReferralFormView> {
    const { customer, sides, providerId } = await this.about(customerId, context)
    const { caller } = context
    const { id, individualNumber, birthDate, eligibility, county } = customer
    recordAudit(this.em, { action: 'read', objectType: 'Customer', objectId: id, purpose: 'openReferralForm' })
    return {
      customer: { id, name: customer.fullName(), individualNumber, birthDate, eligibility, county },
      sides,
      screened: await this.isScreened(customerId, sides, providerId),
      ...(await this.choices.earlier(customerId, sides, providerId)),
      consents: await this.consents.activeOf(customerId, context),
      offices: await this.choices.offices(county),
      receivers: sides.includes('provider') ? await this.choices.receivers(county, context) : [],
      mayResetPassword: matches(recordFilter(context.ability, 'resetPassword', 'Account'), customer),
      draft: await this.drafts.read(customerId, caller),
    }
  }

  async saveDraft({ customerId, form }: InputOf<Ops['saveReferralDraft']>, context: CallContext) {
    refusePersonalData([
      ['note', form.note ?? ''],
      ['office', form.office ?? ''],
    ])
    await this.about(customerId, context)
    return this.drafts.save(customerId, form, context.caller)
  }

  async discardDraft(customerId: string, { caller }: CallContext): Promise<{ done: true }> {
    await this.drafts.discard(customerId, caller)
    return { done: true }
  }

  /**
   * @throws Refusal NOT_FOUND, or for a provider that has not screened the customer WRONG_STATUS with the sentence that
   * leads to the assessment, whether there is such a customer or not (REF-003), FORBIDDEN when it has lost them since
   */
  private async about(customerId: string, context: CallContext) {
    const { ability, caller } = context
    await workAsService(this.em)
    const providerId = await providerOfCaller(this.em, caller)
    const customer = await this.em.findOne(Customer, { id: customerId })
    const known = customer ?? { grantedOrganisationIds: [] }
    const ownScreening = await this.relation.holdsScreening(customerId, providerId)
    const given = sidesFor(ability, providerId, { customer: known, ownScreening })
    const sides = given.length > 0 ? given : await this.sidesOfFound(customerId, providerId, ability)
    if (customer === null || sides.length === 0) throw new Refusal('NOT_FOUND')
    return { customer, sides, providerId }
  }

  /** A provider that has screened the customer once and lost them since has to find them in IES again. */
  private async sidesOfFound(
    customerId: string,
    providerId: string | null,
    ability: AppAbility,
  ): Promise<ReferralSide[]> {
    if (providerId === null) return []
    await this.intake.requireScreening(customerId, providerId)
    await this.relation.requireFound(customerId)
    return sidesFor(ability, providerId, { customer: { grantedOrganisationIds: [] }, ownScreening: true })
  }

  /** A provider that asks IDHS shows a screening of its own. */
  private async isScreened(customerId: string, sides: ReferralSide[], organisationId: string | null) {
    const own = sides.includes('provider') || organisationId === null ? {} : { organisationId }
    return (await this.em.count(Screening, { customerId, ...own })) > 0
  }
}
