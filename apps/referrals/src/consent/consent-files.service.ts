import { Refusal, type InputOf, type OutputOf, type contract } from '@isets/contracts'
import { filterToSql, recordFilter } from '@isets/policies'
import {
  Clock,
  preparedQuery,
  questionMark,
  recordAudit,
  refusePersonalData,
  type CallContext,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { ConsentFile } from './consent.entity.ts'

type Ops = typeof contract.referrals
type Download = OutputOf<Ops['authoriseConsentFile']>

const POLICY_COLUMNS = {
  customerId: 's.customer_id',
  organisationId: 's.disclosing_organisation_id',
  grantedOrganisationIds: 's.granted_organisation_ids',
}

/** Keeps the records of scanned consents and decides who may download them. */
@Injectable()
export class ConsentFilesService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal PERSONAL_DATA for a Social Security number in the name (REF-018) */
  async register(
    input: InputOf<Ops['registerConsentFile']>,
    { caller }: CallContext,
  ): Promise<OutputOf<Ops['registerConsentFile']>> {
    refusePersonalData([['name', input.name]])
    const file = { ...input, uploaderId: caller.userId, uploadedAt: this.clock.now(), consentId: null }
    this.em.create(ConsentFile, file)
    recordAudit(this.em, { action: 'add', objectType: 'Upload', objectId: input.id })
    const { id, name, mediaType, bytes } = input
    return { id, name, mediaType, bytes }
  }

  /** The file, when the caller may see the consent that it belongs to. */
  async authorise(id: string, { ability }: CallContext): Promise<Download> {
    const filter = filterToSql(recordFilter(ability, 'read', 'Consent'), POLICY_COLUMNS, questionMark)
    const [file] = await preparedQuery<Download>(
      this.em,
      `select f.id, f.name, f.media_type as "mediaType", f.bytes, f.sha256
       from consent_file f join consent s on s.id = f.consent_id where f.id = ? and ${filter.sql}`,
      [id, ...filter.params],
    )
    if (file === undefined) throw new Refusal('NOT_FOUND')
    recordAudit(this.em, { action: 'read', objectType: 'Upload', objectId: id })
    return file
  }
}
