import { CONSENT_FORMS, CONSENT_STATUSES, type ConsentForm, type ConsentStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

const ConsentSchema = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: p.uuid(),
    /** Who gives the information away, and who receives it; null is IDHS, on one side at most. */
    disclosingOrganisationId: p.uuid().strictNullable(),
    receivingOrganisationId: p.uuid().strictNullable(),
    status: p.enum(() => [...CONSENT_STATUSES]).$type<ConsentStatus>(),
    textVersion: p.text(),
    signedOn: p.date(),
    /** The last day on which it counts. */
    expiresOn: p.date(),
    /** Null when it was given in the customer's own login. */
    form: p
      .enum(() => [...CONSENT_FORMS])
      .$type<ConsentForm>()
      .strictNullable(),
    fileId: p.uuid().strictNullable(),
    description: p.text().strictNullable(),
    recordedById: p.uuid(),
    recordedByName: p.text(),
    recordedAt: p.datetime(),
    revokedAt: p.datetime().strictNullable(),
    revokedByName: p.text().strictNullable(),
    /** As in `customer`, so that row security need not look there. */
    grantedOrganisationIds: p.array().columnType('uuid[]'),
  },
  indexes: [
    { name: 'consent_customer', properties: ['customerId', 'signedOn'] },
    {
      name: 'consent_ends',
      expression: `create index consent_ends on consent (expires_on) where status = 'active'`,
    },
    {
      name: 'consent_granted',
      expression: 'create index consent_granted on consent using gin (granted_organisation_ids)',
    },
    { name: 'consent_disclosing', properties: ['disclosingOrganisationId'] },
    {
      /** One at a time: whoever revokes it leaves no older one behind. */
      name: 'consent_one_active',
      expression: `create unique index consent_one_active on consent (customer_id, disclosing_organisation_id, receiving_organisation_id) nulls not distinct where status = 'active'`,
    },
  ],
})

/** What a customer agreed to: who tells whom, until when (REF-019). Revoked or expired it stays as history. */
export class Consent extends ConsentSchema.class {
  /** The provider that it concerns: the receiver, or the one that discloses to IDHS. */
  provider(): string {
    return this.receivingOrganisationId ?? this.disclosingOrganisationId ?? ''
  }

  /** What rights compare: whoever gives information away knows of the consent to it. */
  policyRecord() {
    const { customerId, disclosingOrganisationId: organisationId, grantedOrganisationIds } = this
    return { customerId, organisationId, grantedOrganisationIds }
  }

  end(status: 'revoked' | 'expired'): void {
    this.status = status
    this.version += 1
  }
}
ConsentSchema.setClass(Consent)

/** A stored file of a signed consent; loose until a consent is recorded with it. The bytes are in the gateway's store. */
export const ConsentFile = defineEntity({
  name: 'ConsentFile',
  tableName: 'consent_file',
  properties: {
    id: p.uuid().primary(),
    uploaderId: p.uuid(),
    name: p.text(),
    mediaType: p.text(),
    bytes: p.integer(),
    sha256: p.text(),
    uploadedAt: p.datetime(),
    consentId: p.uuid().strictNullable(),
  },
  indexes: [
    { name: 'consent_file_consent', properties: ['consentId'] },
    { name: 'consent_file_uploader', properties: ['uploaderId'] },
    {
      name: 'consent_file_loose',
      expression: 'create index consent_file_loose on consent_file (uploaded_at) where consent_id is null',
    },
  ],
})
