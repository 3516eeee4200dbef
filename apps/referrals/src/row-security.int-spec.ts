import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  CONSENT_STATUSES,
  REFERRAL_STATUSES,
  REFERRAL_URGENCIES,
  ROLES,
  type Caller,
  type Role,
} from '@isets/contracts'
import { abilityFor, matches, recordFilter, rowSecuritySettings } from '@isets/policies'
import { isPending, maySeeReferral, referralUrgency } from '@isets/rules'
import { caller } from '@isets/service-kit/testing'
import fc from 'fast-check'
import pg from 'pg'
import { isVisible } from './referral/allowed.ts'
import { born } from './referral/born.ts'
import { urgencyConditions } from './referral/urgency-sql.ts'
import { listed, visible } from './referral/visible.ts'
import { A, B, C, MONDAY, startStand, type ReferralsStand } from './test/stand.ts'

const NOW = new Date(MONDAY)
const HOUR = 3_600_000
/** Beyond what the jobs of the service would end by themselves. */
const LATER = new Date(NOW.getTime() + 1_000 * HOUR)
const place = fc.constantFrom(A, B, C)
const grants = fc.uniqueArray(place, { maxLength: 3 })
const PENDING = REFERRAL_STATUSES.filter(isPending)
const around = fc.integer({ min: -40, max: 40 }).map((hours) => new Date(NOW.getTime() + hours * HOUR))
const anyReferral = fc.record({
  status: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...PENDING) }, fc.constantFrom(...REFERRAL_STATUSES)),
  organisationId: fc.option(place),
  grantedOrganisationIds: grants,
  fromOrganisationId: fc.option(place),
  contactDueAt: fc.option(around),
  contactedAt: fc.option(around),
  responseDueAt: around,
  redAt: around,
  removedAt: fc.option(around, { freq: 4 }),
})
const anyConsent = fc.record({
  status: fc.constantFrom(...CONSENT_STATUSES),
  disclosingOrganisationId: place,
  grantedOrganisationIds: grants,
  whose: fc.nat({ max: 3 }),
})
const anyCaller = fc
  .record({
    roles: fc.oneof(
      { weight: 6, arbitrary: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 2 }) },
      { weight: 1, arbitrary: fc.constant<Role[]>(['fcrc', 'partner']) },
    ),
    organisationId: fc.option(place),
    subGranteeIds: grants,
    assignedOrganisationIds: grants,
    whose: fc.option(fc.nat({ max: 3 })),
  })
  .map(({ whose, ...who }) =>
    caller(who.roles[0] ?? 'partner', { ...who, ...(whose !== null && { customerId: ids[whose] ?? '' }) }),
  )

let stand: ReferralsStand
let client: pg.Client
let ids: string[] = []
const SEED = 20_260_302
/** The same rows on every run. */
const some = <Row>(arbitrary: fc.Arbitrary<Row>, count: number) => fc.sample(arbitrary, { numRuns: count, seed: SEED })
const referrals = some(anyReferral, 240)
const consents = some(anyConsent, 60)
type Facts = (typeof referrals)[number]
const referralIds: string[] = []
const consentIds: string[] = []

beforeAll(async () => {
  stand = await startStand()
  client = new pg.Client({ connectionString: stand.database.url })
  await client.connect()
  ids = await Promise.all([stand.customer(), stand.customer(), stand.customer(), stand.customer()])
  for (const one of referrals) referralIds.push(await insertReferral(one))
  for (const one of consents) consentIds.push(await insertConsent(one))
})
afterAll(async () => {
  await client.end()
  await stand.stop()
})

/** Lists as PostgreSQL writes them. */
function written(values: readonly unknown[]): unknown[] {
  return values.map((value) => (Array.isArray(value) ? `{${value.join(',')}}` : value))
}

/** A referral by the same columns as a real one, with what row security and urgency look at. */
async function insertReferral(facts: Facts): Promise<string> {
  const ends = { kind: 'forward', fromOrganisationId: null, toOrganisationId: facts.organisationId } as const
  const by = { userId: crypto.randomUUID(), name: 'Sample Person' }
  const customerId = await stand.customer({ screenedBy: [] })
  const row = born({ ...ends, customerId, ...facts, expiresAt: LATER }, by, NOW)
  const names = Object.keys(row)
  const columns = names.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  await stand.sql(
    `insert into referral (${columns.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    written(Object.values(row)),
  )
  return row.id
}

async function insertConsent({
  status,
  disclosingOrganisationId,
  grantedOrganisationIds,
  whose,
}: (typeof consents)[number]) {
  const id = await stand.consent(ids[whose] ?? '', {
    disclosing: disclosingOrganisationId,
    receiving: [A, B, C].find((one) => one !== disclosingOrganisationId) ?? A,
  })
  const copy = crypto.randomUUID()
  await stand.sql(
    `insert into consent select (json_populate_record(s, json_build_object('id', ?::text, 'status', ?::text,
       'receiving_organisation_id', ?::text, 'granted_organisation_ids', ?::uuid[]))).* from consent s where s.id = ?`,
    [copy, status, copy, `{${grantedOrganisationIds.join(',')}}`, id],
  )
  return copy
}

/** Runs a query as the service's own role, with all the permissions of its code left out. */
async function seenBy(who: Caller | null, table: string): Promise<string[]> {
  await client.query('begin')
  try {
    for (const [name, value] of Object.entries(who === null ? {} : rowSecuritySettings(who))) {
      await client.query('select set_config($1, $2, true)', [name, value])
    }
    const { rows } = await client.query<{ id: string }>(`select id from ${table}`)
    return rows.map(({ id }) => id)
  } finally {
    await client.query('rollback')
  }
}

/** The providers for which somebody reads referrals. */
function readersFor({ roles, organisationId, subGranteeIds }: Caller): string[] {
  const own = organisationId !== null && roles.some((role) => role === 'partner' || role === 'intermediary')
  return [...new Set([...(own ? [organisationId] : []), ...(roles.includes('intermediary') ? subGranteeIds : [])])]
}

function isReadBy(reader: string, { organisationId, grantedOrganisationIds, status, removedAt }: Facts): boolean {
  const isIts = [organisationId, ...grantedOrganisationIds].some((id) => id === reader)
  return isIts && removedAt === null && !['rejected', 'expired', 'closed'].includes(status)
}

describe('row level security, the second wall (IDN-013, IDN-015)', () => {
  it('REF-053 C37 shows random people exactly the random referrals that the rubric gives', async () => {
    let shown = 0
    await fc.assert(
      fc.asyncProperty(anyCaller, async (who) => {
        const ability = abilityFor(who)
        // What was removed is left out by the queries, not by the wall.
        const expected = referrals.flatMap((one, index) => {
          const isSeen = maySeeReferral({ ...one, removed: false }, (right) =>
            matches(recordFilter(ability, right, 'Referral'), one),
          )
          return isSeen ? [referralIds[index]] : []
        })
        const seen = (await seenBy(who, 'referral')).filter((id) => referralIds.includes(id))
        shown += seen.length
        expect(seen.toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 200, seed: SEED },
    )
    expect(shown).toBeGreaterThan(1_000)
  })

  it('REF-021 CUST-002 shows random people exactly the random consents that the rubric gives', async () => {
    let shown = 0
    await fc.assert(
      fc.asyncProperty(anyCaller, async (who) => {
        const read = recordFilter(abilityFor(who), 'read', 'Consent')
        const expected = consents.flatMap(({ disclosingOrganisationId: organisationId, whose, ...one }, index) =>
          matches(read, { ...one, organisationId, customerId: ids[whose] }) ? [consentIds[index]] : [],
        )
        const seen = (await seenBy(who, 'consent')).filter((id) => consentIds.includes(id))
        shown += seen.length
        expect(seen.toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 200, seed: SEED },
    )
    expect(shown).toBeGreaterThan(1_000)
  })

  it('REF-053 C37 tells random people which referrals a provider may be shown only if they read for it', async () => {
    let shown = 0
    await fc.assert(
      fc.asyncProperty(anyCaller, async (who) => {
        const expected = readersFor(who).flatMap((reader) =>
          referrals.flatMap((one, index) => (isReadBy(reader, one) ? [referralIds[index]] : [])),
        )
        const seen = await seenBy(who, '(select referral_id as id from referral_reader) readers')
        shown += seen.length
        expect(seen.toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 200, seed: SEED },
    )
    expect(shown).toBeGreaterThan(1_000)
  })

  it.each([
    'referral',
    'referral_reader',
    'referral_version',
    'consent',
    'consent_file',
    'customer',
    'screening',
    'enrolment',
    'referral_draft',
  ])('shows nobody anything of %s', async (table) => {
    await client.query('begin')
    const { rows } = await client.query(`select 1 from ${table}`)
    await client.query('rollback')
    expect(rows).toEqual([])
  })
})

describe('the permission filter of every query, the first wall', () => {
  it('REF-053 REF-056 C37 finds for random people exactly the random referrals that they may see', async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(anyCaller, async (who) => {
        const ability = abilityFor(who)
        const expected = referrals.flatMap((one, index) => (isVisible(ability, one) ? [referralIds[index]] : []))
        for (const { from, where } of [{ from: 'referral r', where: visible(ability) }, listed(ability)]) {
          const rows = await stand.sql<{ id: string }>(
            `select r.id from ${from} where ${where.sql}`,
            written(where.params),
          )
          found += rows.length
          expect(rows.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
        }
      }),
      { numRuns: 200, seed: SEED },
    )
    expect(found).toBeGreaterThan(1_000)
  })
})

describe('what lists of a provider are read from', () => {
  it('REF-053 C37 follows every change of a referral', async () => {
    const id = await insertReferral({
      ...{ status: 'pending_provider_response', organisationId: A, grantedOrganisationIds: [A], removedAt: null },
      fromOrganisationId: null,
      ...{ contactDueAt: null, contactedAt: null, responseDueAt: NOW, redAt: NOW },
    })
    const readers = () =>
      stand.sql(
        `select organisation_id, status, response_due_at = ?::timestamptz as is_new, flag_at = ?::timestamptz as flagged
         from referral_reader where referral_id = ? order by organisation_id`,
        [LATER.toISOString(), NOW.toISOString(), id],
      )
    const change = (assignments: string) =>
      stand.sql(`update referral set ${assignments} where id = ?`, [LATER.toISOString(), NOW.toISOString(), id])

    const pending = { status: 'pending_provider_response', is_new: false, flagged: null }
    expect(await readers()).toEqual([{ organisation_id: A, ...pending }])
    await change(
      `status = 'accepted', granted_organisation_ids = '{${A},${C}}', response_due_at = ?, not_enrolled_at = ?`,
    )
    const accepted = { status: 'accepted', is_new: true, flagged: true }
    expect(await readers()).toEqual([
      { organisation_id: A, ...accepted },
      { organisation_id: C, ...accepted },
    ])
    await change(`status = 'exited', organisation_id = '${B}', response_due_at = ?, wait_list_over_at = ?`)
    expect(await readers()).toMatchObject([A, B, C].map((one) => ({ organisation_id: one, flagged: null })))
    await change(`response_due_at = ?, removed_at = ?`)
    expect(await readers()).toEqual([])
  })
})

describe('urgency in SQL', () => {
  it.each(REFERRAL_URGENCIES)(
    'REF-039 REF-040 REF-041 finds the %s referrals that the rule calls so',
    async (urgency) => {
      const [condition] = urgencyConditions([urgency], NOW)
      const found = await stand.sql<{ id: string }>(`select r.id from referral r where ${condition?.sql}`, [
        ...(condition?.params ?? []),
      ])
      const expected = referralIds.filter((_, index) => {
        const one = referrals[index]
        return one !== undefined && referralUrgency(one, NOW) === urgency
      })
      const ofThese = found.map(({ id }) => id).filter((id) => referralIds.includes(id))
      expect(ofThese.toSorted()).toEqual(expected.toSorted())
      expect(expected.length).toBeGreaterThan(3)
    },
  )
})
