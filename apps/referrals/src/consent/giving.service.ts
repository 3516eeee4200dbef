import { Refusal, type Caller, type ConsentView, type InputOf, type contract } from '@isets/contracts'
import { authorise } from '@isets/policies'
import { consentExpiresOn, CURRENT_CONSENT_TEXT, isConsentActive, localDateOf, signingProblem } from '@isets/rules'
import { Clock, recordAudit, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { AccessService } from '../access/access.service.ts'
import { RelationService } from '../customer/relation.service.ts'
import { Organisation } from '../directory/organisation.entity.ts'
import { ConsentEndingService } from './consent-ending.service.ts'
import { Consent, ConsentFile } from './consent.entity.ts'
import { ConsentReadingService } from './consent-reading.service.ts'

type Ops = typeof contract.referrals
type Parties = Pick<Consent, 'disclosingOrganisationId' | 'receivingOrganisationId'>
type Way = Pick<Consent, 'signedOn' | 'form' | 'fileId' | 'description' | 'textVersion'>

/** Takes consents, in the customer's own login or as a signed form (REF-013 to REF-022). */
@Injectable()
export class GivingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly relation: RelationService,
    private readonly access: AccessService,
    private readonly ending: ConsentEndingService,
    private readonly reading: ConsentReadingService,
  ) {}

  /** REF-014: the login itself is the signature; it is given today. */
  async give(input: InputOf<Ops['giveConsent']>, context: CallContext): Promise<ConsentView> {
    const { caller, ability } = context
    const customerId = caller.customerId ?? null
    authorise(ability, 'give', 'Consent', { customerId })
    if (customerId === null) throw new Refusal('FORBIDDEN')
    const today = localDateOf(this.clock.now())
    const way = { signedOn: today, form: null, fileId: null, description: null, textVersion: input.textVersion }
    const consent = await this.keep(customerId, input, way, caller)
    return this.reading.justDone(consent.id, context)
  }

  /** REF-015 to REF-017: somebody attests that the uploaded form is signed. */
  async recordSigned(input: InputOf<Ops['recordConsent']>, context: CallContext): Promise<ConsentView> {
    const { caller, ability } = context
    const { customerId, signedOn, form, fileId, description, textVersion } = input
    refusePersonalData(textsOf({ description }))
    authorise(ability, 'add', 'Consent', { organisationId: input.disclosingOrganisationId })
    await this.relation.require(customerId, context)
    const way = { signedOn, form, fileId, description, textVersion }
    const consent = await this.keep(customerId, input, way, caller)
    return this.reading.justDone(consent.id, context)
  }

  /** REF-022: an active consent of the same parties is found and used again, or gives way to one signed later. */
  private async keep(customerId: string, parties: Parties, way: Way, caller: Caller): Promise<Consent> {
    const { disclosingOrganisationId, receivingOrganisationId } = parties
    if (way.textVersion !== CURRENT_CONSENT_TEXT) {
      throw new Refusal('INVALID', { fields: { textVersion: 'The text has changed. Please read it again.' } })
    }
    const customer = await this.access.lock(customerId)
    await this.requireParties(parties)
    const today = localDateOf(this.clock.now())
    const others = await this.em.find(Consent, { customerId, disclosingOrganisationId, receivingOrganisationId })
    const problem = signingProblem(way.signedOn, today, lastRevokedOn(others))
    if (problem !== null) throw new Refusal('INVALID', { fields: { signedOn: problem } })
    const file = way.fileId === null ? null : await this.looseFile(way.fileId, caller)
    const known = others.find((one) => isConsentActive(one, today))
    if (known !== undefined && known.signedOn >= way.signedOn) return known
    const id = v7()
    const older = others.filter(({ status }) => status !== 'revoked')
    await this.ending.replace(older, id)
    const consent = this.em.create(Consent, {
      ...{ id, version: 1, customerId, disclosingOrganisationId, receivingOrganisationId, ...way },
      ...{ status: 'active', expiresOn: consentExpiresOn(way.signedOn) },
      ...{ recordedById: caller.userId, recordedByName: caller.name, recordedAt: this.clock.now() },
      ...{ revokedAt: null, revokedByName: null, grantedOrganisationIds: [...customer.grantedOrganisationIds] },
    })
    if (file !== null) file.consentId = consent.id
    this.ending.tell(consent)
    recordAudit(this.em, { action: 'give', objectType: 'Consent', objectId: consent.id })
    return consent
  }

  /** Two different sides, IDHS on one at most, and providers that there are. */
  private async requireParties({ disclosingOrganisationId: a, receivingOrganisationId: b }: Parties): Promise<void> {
    const ids = [a, b].filter((id) => id !== null)
    if (ids.length === 0 || a === b) {
      throw new Refusal('INVALID', { fields: { receivingOrganisationId: 'Please name who receives the information.' } })
    }
    if ((await this.em.count(Organisation, { id: { $in: ids } })) < ids.length) throw new Refusal('NOT_FOUND')
  }

  private async looseFile(id: string, { userId }: Caller) {
    const file = await this.em.findOne(ConsentFile, { id, uploaderId: userId, consentId: null })
    if (file !== null) return file
    throw new Refusal('INVALID', { fields: { fileId: 'Please upload the signed form again.' } })
  }
}

function lastRevokedOn(consents: readonly Consent[]): string | null {
  const days = consents.flatMap(({ revokedAt }) => (revokedAt === null ? [] : [localDateOf(revokedAt)]))
  return days.toSorted().at(-1) ?? null
}
