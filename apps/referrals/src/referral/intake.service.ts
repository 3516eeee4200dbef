import { Refusal, type ProgrammeType } from '@isets/contracts'
import { isConsentActive, consentCovers, localDateOf, type FromTo } from '@isets/rules'
import { Clock } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Consent } from '../consent/consent.entity.ts'
import { Screening } from '../customer/progress.entity.ts'
import { Office } from '../directory/office.entity.ts'
import { Contract, OrganisationLocation, Programme } from '../directory/programme.entity.ts'
import { Referral } from './referral.entity.ts'

type Wanted = FromTo & { readonly kind: Referral['kind']; readonly customerId: string }

/** What has to be there before a customer is sent anywhere: screening, consent, programme, place. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * REF-003; a provider shows a screening of its own.
   * @throws Refusal WRONG_STATUS with the sentence that leads to the assessment
   */
  async requireScreening(customerId: string, organisationId: string | null): Promise<void> {
    const own = organisationId === null ? {} : { organisationId }
    if ((await this.em.count(Screening, { customerId, ...own })) > 0) return
    const reason = 'The Initial Screening must be completed before the customer can be referred.'
    throw new Refusal('WRONG_STATUS', { reason })
  }

  /**
   * REF-013: an active consent for this receiver, the named one or any.
   * @throws Refusal INVALID
   */
  async requireConsent(consentId: string | undefined, { customerId, ...wanted }: Wanted): Promise<Consent> {
    const named = consentId === undefined ? {} : { id: consentId }
    const consents = await this.em.find(Consent, { customerId, ...named })
    const today = localDateOf(this.clock.now())
    const found = consents.find((consent) => consentCovers(consent, wanted) && isConsentActive(consent, today))
    if (found !== undefined) return found
    const reason = 'The customer has to give consent for this receiver first; there is no active one.'
    throw new Refusal('INVALID', { fields: { consentId: reason } })
  }

  /**
   * REF-065: a programme of the receiver for the service needed, open, under a contract of the current year.
   * @throws Refusal INVALID
   */
  async requireProgramme(programmeId: string, organisationId: string, serviceNeeded: ProgrammeType | null) {
    const programme = await this.em.findOne(Programme, { id: programmeId, organisationId })
    const today = localDateOf(this.clock.now())
    const contract =
      programme === null
        ? null
        : await this.em.findOne(Contract, {
            id: programme.contractId,
            startsOn: { $lte: today },
            endsOn: { $gte: today },
          })
    if (programme === null || !programme.open || contract === null) {
      const reason = 'This provider has no such programme under a contract of the current year.'
      throw new Refusal('INVALID', { fields: { programmeId: reason } })
    }
    if (serviceNeeded !== null && programme.type !== serviceNeeded) {
      throw new Refusal('INVALID', { fields: { programmeId: 'This programme does not offer the service needed.' } })
    }
    return programme
  }

  /**
   * REF-045: a place of the provider, when one is chosen.
   * @throws Refusal INVALID
   */
  async location(id: string | undefined, organisationId: string | null): Promise<string | null> {
    if (id === undefined) return null
    const found =
      organisationId === null ? 0 : await this.em.count(OrganisationLocation, { locationId: id, organisationId })
    if (found > 0) return id
    throw new Refusal('INVALID', { fields: { intakeLocationId: 'Please choose a location of this provider.' } })
  }

  /**
   * REF-012: any office of the list.
   * @throws Refusal INVALID
   */
  async requireOffice(name: string): Promise<void> {
    if ((await this.em.count(Office, { name })) > 0) return
    throw new Refusal('INVALID', { fields: { office: 'Please choose an FCRC of the list.' } })
  }

  /**
   * One open referral per customer and provider.
   * @throws Refusal WRONG_STATUS
   */
  async requireNoneOpen(customerId: string, organisationId: string): Promise<void> {
    const open = await this.em.findOne(Referral, {
      customerId,
      organisationId,
      status: { $in: ['pending_idhs_response', 'pending_provider_response', 'accepted'] },
    })
    if (open === null) return
    throw new Refusal('WRONG_STATUS', { reason: `Referral ${open.number} to this provider is still open.` })
  }

  /**
   * REF-036: what an FCRC has sent names no provider until IDHS distributes it; one at a time waits for a customer.
   * @throws Refusal WRONG_STATUS
   */
  async requireNoneWaiting(customerId: string, fromOrganisationId: string | null): Promise<void> {
    const waiting = await this.em.findOne(Referral, {
      ...{ customerId, fromOrganisationId, kind: 'forward', organisationId: null },
      status: 'pending_idhs_response',
    })
    if (waiting === null) return
    throw new Refusal('WRONG_STATUS', {
      reason: `Referral ${waiting.number} still waits for IDHS to choose a provider.`,
    })
  }
}
