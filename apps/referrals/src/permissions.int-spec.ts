import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, operations, ROLES, type Caller, type Role } from '@isets/contracts'
import { CURRENT_CONSENT_TEXT } from '@isets/rules'
import { caller, withoutRowSecurity } from '@isets/service-kit/testing'
import {
  A,
  B,
  forwardForm,
  PROGRAMMES,
  reverseForm,
  signedConsent,
  startStand,
  type ReferralsStand,
} from './test/stand.ts'

type Outcome = 'answered' | 'FORBIDDEN' | 'NOT_FOUND'
type Expectation = readonly (readonly [roles: readonly Role[], outcome: Outcome])[]

const PROVIDERS: readonly Role[] = ['partner', 'intermediary']
const WFD: readonly Role[] = ['workforce_development', 'super_admin']
const IDHS: readonly Role[] = ['provider_manager', ...WFD]
const DIRECTORY: readonly Role[] = [
  ...PROVIDERS,
  ...IDHS,
  'cbo_program_manager',
  'billing_manager',
  'idhs_manager',
  'fcrc',
  'auditor',
]

/** Provider roles are of organisation A, to which nothing of the record belongs: it is about organisation B. */
const STRANGERS: Expectation = [[PROVIDERS, 'NOT_FOUND']]
/** An FCRC reads what it has sent, and this is not. */
const READS: Expectation = [[IDHS, 'answered'], [['fcrc'], 'NOT_FOUND'], ...STRANGERS]
/** Only the receiving organisation; a provider manager only for assigned providers, Workforce Development never. */
const ANSWERS: Expectation = [[['super_admin'], 'answered'], ...STRANGERS]
const MANAGES: Expectation = [[WFD, 'answered']]
/** Only the gateway may speak to these, by the rights of the bus; it has no roles. */
const GATEWAY: Expectation = [[ROLES, 'answered']]

/** Written down from the programme's words, not from the code. Roles that no line names are FORBIDDEN. */
const EXPECTED: Record<string, Expectation> = {
  listProgrammes: [[DIRECTORY, 'answered']],
  openProgramme: [[DIRECTORY, 'answered']],
  addProgramme: [[['super_admin'], 'answered']], // a program manager only for the own organisation
  editProgramme: [[WFD, 'answered']], // a provider manager only for assigned providers
  removeProgramme: [], // the own program manager only
  listLocations: [[DIRECTORY, 'answered']],
  addLocation: [[['super_admin'], 'answered']],
  pickLocation: [[['super_admin'], 'answered']], // a provider for itself only
  removeLocation: [[['super_admin'], 'answered']],
  listConsents: [[[...PROVIDERS, ...IDHS, 'fcrc', 'customer'], 'answered']],
  listConsentPartners: [[[...PROVIDERS, ...IDHS, 'fcrc', 'customer'], 'answered']],
  giveConsent: [[['customer'], 'answered']],
  recordConsent: [[[...IDHS, 'fcrc'], 'answered']], // a provider only what it discloses itself
  revokeConsent: [[IDHS, 'answered'], ...STRANGERS],
  revokeOwnConsent: [[['customer'], 'NOT_FOUND']], // of somebody else
  registerConsentFile: [[[...PROVIDERS, ...IDHS, 'fcrc'], 'answered']],
  authoriseConsentFile: [
    [[...IDHS, 'fcrc'], 'answered'],
    [[...PROVIDERS, 'customer'], 'NOT_FOUND'],
  ],
  listDiscardedFiles: GATEWAY,
  confirmDiscarded: GATEWAY,
  listReferrals: [[[...PROVIDERS, ...IDHS, 'fcrc'], 'answered']],
  countReferrals: [[[...PROVIDERS, ...IDHS, 'fcrc'], 'answered']],
  listExpiries: [[IDHS, 'answered']],
  openReferral: READS,
  readAccess: READS,
  findReferableCustomers: [[[...PROVIDERS, ...WFD, 'fcrc'], 'answered']],
  openReferralForm: [[[...PROVIDERS, ...WFD, 'fcrc'], 'answered']], // a provider has screened the customer itself
  saveReferralDraft: [[[...PROVIDERS, ...WFD, 'fcrc'], 'answered']],
  discardReferralDraft: [[[...PROVIDERS, ...WFD, 'fcrc'], 'answered']],
  submitReverseReferral: [[PROVIDERS, 'answered']],
  refer: [[WFD, 'answered'], [['fcrc'], 'FORBIDDEN'], ...STRANGERS], // an FCRC chooses no provider
  decideReverseReferral: MANAGES,
  recordContact: ANSWERS,
  acceptReferral: ANSWERS,
  waitListReferral: ANSWERS,
  rejectReferral: ANSWERS,
  reportUnenrolled: ANSWERS,
  distributeReferral: MANAGES,
  reworkReferral: MANAGES,
  sendBackReferral: MANAGES,
  exitReferral: [[['super_admin'], 'answered']],
  editReferral: [[['super_admin'], 'answered']],
  removeReferral: [[['super_admin'], 'answered']],
  closeReferral: MANAGES,
  listDeadLetters: [[['super_admin'], 'answered']],
  redriveDeadLetter: [[['super_admin'], 'NOT_FOUND']],
}

const OFFICE = '10000000-0000-4000-8000-0000000000f1'
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
  await stand.sql(`insert into organisation (id, name, kind) values (?, 'Sample FCRC South', 'fcrc')`, [OFFICE])
  await withoutRowSecurity(stand)
})
afterAll(() => stand.stop())

async function pending() {
  const customerId = await stand.customer()
  const { id, version } = await stand.referred(customerId)
  return { id, version, customerId }
}
const target = async () => {
  const { id, version } = await pending()
  return { id, version }
}
async function accepted() {
  const { id, version } = await pending()
  await stand.sql(`update referral set status = 'accepted', response = 'assessment_completed' where id = ?`, [id])
  return { id, version }
}
/** An entry of a program of organisation B that fits its contract. */
async function programmeOfB() {
  const [row] = await stand.sql<{ id: string }>('select id from contract where organisation_id = ?', [B])
  const place = { name: randomUUID(), address: '1 Demo Street', city: 'Sampleton', county: 'Cook' }
  const locationId = await stand.located(B, place)
  return {
    ...{ organisationId: B, contractId: row?.id, name: `Demo program ${randomUUID()}`, activities: ['VT'] },
    ...{ locationIds: [locationId], fullTime: true, partTime: false, offering: 'none', description: 'Learns a trade' },
  }
}
async function consentOfB() {
  const customerId = await stand.customer()
  return { id: await stand.consent(customerId, { receiving: B }), customerId }
}

/** A fitting input for each operation, about a fresh record of organisation B. */
const INPUTS: Record<string, () => Promise<unknown>> = {
  listProgrammes: async () => ({}),
  openProgramme: async () => ({ id: PROGRAMMES[B] }),
  addProgramme: async () => {
    const { organisationId, contractId, ...entry } = await programmeOfB()
    return { organisationId, contractId, type: 'SJP', ...entry }
  },
  editProgramme: async () => {
    const { organisationId: _, contractId: __, ...entry } = await programmeOfB()
    const id = PROGRAMMES[B]
    const [row] = await stand.sql<{ version: number }>('select version from programme where id = ?', [id])
    return { id, version: row?.version, open: true, ...entry }
  },
  removeProgramme: async () => ({ id: PROGRAMMES[B], version: 1 }),
  listLocations: async () => ({}),
  addLocation: async () => ({ name: randomUUID(), address: '1 Demo Street', city: 'Sampleton', county: 'Cook' }),
  pickLocation: async () => ({ id: (await programmeOfB()).locationIds[0], organisationId: B }),
  removeLocation: async () => {
    const [id] = (await programmeOfB()).locationIds
    await stand.sql('delete from programme_location where location_id = ?', [id])
    return { id, organisationId: B }
  },
  listConsents: async () => ({}),
  listConsentPartners: async () => ({}),
  giveConsent: async () => ({
    ...{ disclosingOrganisationId: A, receivingOrganisationId: B, textVersion: CURRENT_CONSENT_TEXT, agreed: true },
  }),
  recordConsent: async () => ({
    ...signedConsent(await stand.customer(), '2026-03-02', fileId),
    ...{ disclosingOrganisationId: null, receivingOrganisationId: B },
  }),
  revokeConsent: async () => ({ id: (await consentOfB()).id, version: 1 }),
  revokeOwnConsent: async () => ({ id: (await consentOfB()).id, version: 1 }),
  registerConsentFile: async () => ({ id: randomUUID(), ...FILE }),
  authoriseConsentFile: async () => {
    const { id } = await consentOfB()
    const [row] = await stand.sql<{ file_id: string }>('select file_id from consent where id = ?', [id])
    return { id: row?.file_id }
  },
  listDiscardedFiles: async () => ({}),
  confirmDiscarded: async () => ({ ids: [] }),
  listReferrals: async () => ({}),
  countReferrals: async () => ({}),
  listExpiries: async () => ({}),
  openReferral: async () => ({ id: (await pending()).id }),
  readAccess: async () => ({ customerId: (await pending()).customerId }),
  findReferableCustomers: async () => ({ q: 'Demo-Baker' }),
  openReferralForm: async () => ({ customerId: await stand.customer() }),
  saveReferralDraft: async () => ({ customerId: await stand.customer(), form: { note: 'Half' } }),
  discardReferralDraft: async () => ({ customerId: await stand.customer() }),
  submitReverseReferral: async () => {
    const customerId = await stand.customer()
    return reverseForm(customerId, await stand.consent(customerId, { disclosing: A }))
  },
  refer: async () => {
    const { id: consentId, customerId } = await consentOfB()
    return { ...forwardForm(customerId, B), consentId }
  },
  decideReverseReferral: async () => {
    const { id, version } = await stand.reversed(await stand.customer(), B)
    return { id, version, receivesSnap: true, etEligible: true }
  },
  recordContact: target,
  acceptReferral: async () => ({
    ...(await target()),
    assessmentCompletedOn: '2026-03-01',
    expectedStartOn: '2026-03-09',
  }),
  waitListReferral: target,
  rejectReferral: async () => ({ ...(await target()), response: 'no_contact', rejectedOn: '2026-03-02' }),
  reportUnenrolled: async () => ({ ...(await accepted()), note: 'Moved away' }),
  distributeReferral: async () => {
    const { id: consentId, customerId } = await consentOfB()
    const input = { customerId, serviceNeeded: 'SJP' } as const
    const { id, version } = await stand.as(caller('fcrc')).call(contract.referrals.refer, input)
    return { id, version, toOrganisationId: B, programmeId: PROGRAMMES[B], consentId }
  },
  reworkReferral: async () => {
    const { id, version } = await target()
    await stand.sql(`update referral set status = 'rejected' where id = ?`, [id])
    return { id, version, toOrganisationId: B, programmeId: PROGRAMMES[B] }
  },
  sendBackReferral: async () => {
    const { id, version } = await target()
    await stand.sql(`update referral set status = 'rejected', from_organisation_id = ? where id = ?`, [A, id])
    return { id, version, note: 'Please ask again' }
  },
  exitReferral: async () => ({ ...(await accepted()), note: 'By mistake' }),
  editReferral: async () => ({ ...(await accepted()), expectedStartOn: '2026-04-01', note: 'A slip' }),
  removeReferral: async () => ({ ...(await target()), because: 'duplicate' }),
  closeReferral: async () => ({ ...(await target()), note: 'A duplicate' }),
  listDeadLetters: async () => ({}),
  redriveDeadLetter: async () => ({ id: randomUUID() }),
}
const FILE = { name: 'consent.pdf', mediaType: 'application/pdf', bytes: 10, sha256: 'b'.repeat(64) }
/** A loose file of whoever calls. */
let fileId = randomUUID()

async function callerFor(role: Role): Promise<Caller> {
  const isProvider = role === 'partner' || role === 'intermediary' || role === 'cbo_program_manager'
  const by = caller(role, {
    ...(isProvider && { organisationId: A, organisationName: 'Prairie Demo Works' }),
    ...(role === 'fcrc' && { organisationId: OFFICE, organisationName: 'Sample FCRC South' }),
    ...(role === 'customer' && { customerId: await stand.customer() }),
  })
  fileId = randomUUID()
  await stand.sql(
    `insert into consent_file (id, uploader_id, name, media_type, bytes, sha256, uploaded_at)
     values (?, ?, 'consent.pdf', 'application/pdf', 10, 'x', now())`,
    [fileId, by.userId],
  )
  return by
}

function expectedFor(name: string, role: Role): Outcome {
  return (EXPECTED[name] ?? []).find(([roles]) => roles.includes(role))?.[1] ?? 'FORBIDDEN'
}

describe('who may do what with the referral of another organisation (REF-002, IDN-013)', () => {
  it('has an expectation for every operation', () => {
    expect(
      operations('referrals')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(EXPECTED).toSorted())
  })

  it.each(operations('referrals'))('$name for every role', async ({ name, procedure }) => {
    const outcomes: Partial<Record<Role, string>> = {}
    for (const role of ROLES) {
      const by = await callerFor(role)
      const input = await INPUTS[name]?.()
      outcomes[role] = await stand
        .as(by)
        .call(procedure, input)
        .then(
          () => 'answered',
          (error: { code: string }) => error.code,
        )
    }
    expect(outcomes).toEqual(Object.fromEntries(ROLES.map((role) => [role, expectedFor(name, role)])))
  })

  it.each(operations('referrals').filter(({ permission }) => permission !== 'service'))(
    'IDN-001 $name is closed to callers without a token',
    async ({ name, procedure }) => {
      const input = await INPUTS[name]?.()
      await expect(stand.nobody.call(procedure, input)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    },
  )
})
