import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, IsoDate, PageInput, Version, listOf, pageOf } from '../shapes.ts'
import { CONSENT_FORM_LABELS, CONSENT_STATUS_LABELS } from './labels.ts'
import { CONSENT_FORMS, CONSENT_STATUSES, ConsentView, NamedParty } from './shapes.ts'

const service = 'referrals'
/** C53: up to and including 10 MB. */
const MAX_CONSENT_BYTES = 10_485_760

/** REF-019: who discloses to whom; an id left out stands for IDHS. One provider at least. */
const Parties = { disclosingOrganisationId: Id.nullable(), receivingOrganisationId: Id.nullable() }

export const consents = {
  listConsents: operation({
    service,
    method: 'GET',
    path: '/consents',
    summary: 'Consents of one customer, or all that the caller may see; a customer sees the own ones',
    permission: ['read', 'Consent'],
    input: z.strictObject({
      customerId: Id.optional(),
      status: listOf(z.enum(CONSENT_STATUSES)).default([]),
      ...PageInput,
    }),
    output: pageOf(ConsentView),
    exportAs: {
      name: 'Consents',
      columns: [
        { key: 'customer.name', heading: 'Customer', kind: 'text' },
        { key: 'disclosing.name', heading: 'Shares', kind: 'text', none: 'IDHS' },
        { key: 'receiving.name', heading: 'Receives', kind: 'text', none: 'IDHS' },
        { key: 'status', heading: 'Status', kind: 'text', words: CONSENT_STATUS_LABELS },
        { key: 'signedOn', heading: 'Signed', kind: 'date' },
        { key: 'expiresOn', heading: 'Counts until', kind: 'date' },
        {
          key: 'way',
          heading: 'Given',
          kind: 'text',
          words: { own_login: 'In the own login', signed_form: 'On paper' },
        },
        { key: 'form', heading: 'Form', kind: 'text', words: CONSENT_FORM_LABELS },
        { key: 'recordedBy.name', heading: 'Recorded by', kind: 'text' },
        { key: 'recordedAt', heading: 'Recorded', kind: 'instant' },
        { key: 'revokedBy', heading: 'Revoked by', kind: 'text' },
        { key: 'revokedAt', heading: 'Revoked', kind: 'instant' },
      ],
    },
  }),
  listConsentPartners: operation({
    service,
    method: 'GET',
    path: '/consents/partners',
    summary: 'Providers that can be named in a consent',
    permission: ['read', 'Consent'],
    input: z.strictObject({}),
    output: z.array(NamedParty),
  }),
  giveConsent: operation({
    service,
    method: 'POST',
    path: '/consents',
    summary: "Give consent in the customer's own login (REF-014)",
    permission: ['give', 'Consent'],
    input: z.strictObject({ ...Parties, textVersion: z.string().max(40), agreed: z.literal(true) }),
    output: ConsentView,
    errors: ['NOT_FOUND'],
  }),
  recordConsent: operation({
    service,
    method: 'POST',
    path: '/consents/signed',
    summary: 'Record a signed consent form with its file (REF-015 to REF-017)',
    permission: ['add', 'Consent'],
    input: z.strictObject({
      customerId: Id,
      ...Parties,
      textVersion: z.string().max(40),
      signedOn: IsoDate,
      form: z.enum(CONSENT_FORMS),
      fileId: Id,
      description: z.string().trim().min(3).max(200),
      attested: z.literal(true),
    }),
    output: ConsentView,
    errors: ['NOT_FOUND', 'PERSONAL_DATA'],
  }),
  revokeConsent: operation({
    service,
    method: 'POST',
    path: '/consents/{id}/revoke',
    summary: 'Record that the customer has revoked a consent in writing (REF-021, CUST-006)',
    permission: ['revoke', 'Consent'],
    input: z.strictObject({ id: Id, version: Version }),
    output: ConsentView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
  revokeOwnConsent: operation({
    service,
    method: 'POST',
    path: '/consents/{id}/revoke-own',
    summary: 'Revoke a consent in the own login',
    permission: ['revokeOwn', 'Consent'],
    input: z.strictObject({ id: Id, version: Version }),
    output: ConsentView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
}

const ConsentFileView = z.object({ id: Id, name: z.string(), mediaType: z.string(), bytes: z.int() })

/** Between gateway and referrals: the bytes go from the gateway to the store and never through NATS. */
export const consentFiles = {
  registerConsentFile: operation({
    service,
    method: 'POST',
    path: '/internal/consent-files',
    summary: 'Record the stored file of a signed consent; it is loose until a consent is recorded with it',
    permission: ['add', 'Consent'],
    audience: 'internal',
    input: z.strictObject({
      id: Id,
      name: z.string().trim().min(1).max(255),
      mediaType: z.string().max(150),
      bytes: z.int().min(1).max(MAX_CONSENT_BYTES),
      sha256: z.string().length(64),
    }),
    output: ConsentFileView,
    errors: ['PERSONAL_DATA'],
  }),
  authoriseConsentFile: operation({
    service,
    method: 'GET',
    path: '/internal/consent-files/{id}',
    summary: 'May the caller download this signed consent? Audited',
    permission: ['read', 'Consent'],
    audience: 'internal',
    kind: 'query',
    input: z.strictObject({ id: Id }),
    output: ConsentFileView.extend({ sha256: z.string() }),
    errors: ['NOT_FOUND'],
  }),
}
