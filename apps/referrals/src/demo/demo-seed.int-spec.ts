import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DEMO_FCRCS, demoWorld, isDemoFcrc } from '@isets/demo'
import { accessGrants, organisationsOf, ownServiceGrants, referralUrgency } from '@isets/rules'
import { ormOptions } from '@isets/service-kit'
import { MikroORM } from '@mikro-orm/postgresql'
import { Consent } from '../consent/consent.entity.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Enrolment } from '../customer/progress.entity.ts'
import { referralsOrm } from '../orm.ts'
import { Referral } from '../referral/referral.entity.ts'
import { startStand, MONDAY, type ReferralsStand } from '../test/stand.ts'
import { seedDemoReferrals } from './demo-seed.ts'

const NOW = new Date(MONDAY)
let stand: ReferralsStand
let owner: MikroORM

beforeAll(async () => {
  stand = await startStand()
  for (const table of ['programme', 'contract', 'organisation', 'office']) await stand.sql(`delete from ${table}`)
  owner = await MikroORM.init(ormOptions({ databaseUrl: stand.database.ownerUrl, ...referralsOrm }))
  await seedDemoReferrals(owner.em.fork(), NOW)
})
afterAll(async () => {
  await owner.close(true)
  await stand.stop()
})

describe('the demo data of referrals', () => {
  it('has a referral for every customer whose story has one, and nothing more the second time', async () => {
    const stories = demoWorld('2026-03-02').customers.filter(
      ({ story, organisationId }) => story !== 'new' && story !== 'screened' && !isDemoFcrc(organisationId),
    )
    expect(await owner.em.fork().count(Referral)).toBe(stories.length)
    expect(await seedDemoReferrals(owner.em.fork(), NOW)).toBe(0)
    expect(await owner.em.fork().count(Referral)).toBe(stories.length)
  })

  it('REF-002 REF-037 opens exactly the records that the rule opens', async () => {
    const em = owner.em.fork()
    const [customers, referrals, consents, enrolments] = [
      await em.findAll(Customer),
      await em.findAll(Referral),
      await em.findAll(Consent),
      await em.findAll(Enrolment),
    ]
    const byCustomer = Map.groupBy(referrals, ({ customerId }) => customerId)
    const consentsOf = Map.groupBy(consents, ({ customerId }) => customerId)
    const ownOf = Map.groupBy(enrolments, ({ customerId }) => customerId)
    const wrong = customers.filter(({ id, grantedOrganisationIds }) => {
      const grants = [
        ...accessGrants(byCustomer.get(id) ?? [], consentsOf.get(id) ?? [], NOW),
        ...ownServiceGrants(ownOf.get(id) ?? [], NOW),
      ]
      return String(organisationsOf(grants)) !== String(grantedOrganisationIds)
    })
    expect(wrong).toEqual([])
    expect(customers.filter(({ grantedOrganisationIds }) => grantedOrganisationIds.length > 0).length).toBeGreaterThan(
      2_000,
    )
    for (const { id } of DEMO_FCRCS) {
      const own = customers.filter(({ grantedOrganisationIds }) => String(grantedOrganisationIds) === id)
      expect(own.length).toBeGreaterThan(4)
      expect(own.flatMap((customer) => byCustomer.get(customer.id) ?? [])).toEqual([])
    }
  })

  it('REF-041 shows pending referrals of every urgency, and some flags', async () => {
    const referrals = await owner.em.fork().findAll(Referral)
    const urgencies = new Set(referrals.map((referral) => referralUrgency(referral, NOW)))
    expect([...urgencies].toSorted()).toEqual(['calm', 'contact', 'due', 'red'])
    expect(referrals.some(({ waitListOverAt }) => waitListOverAt !== null && waitListOverAt <= NOW)).toBe(true)
  })

  it('REF-055 has one referral that is back at the FCRC which had sent it, and one that still can go there', async () => {
    const rejected = await owner.em.fork().find(Referral, { kind: 'forward', status: 'rejected' })
    const ofFcrcs = rejected.filter(({ fromOrganisationId }) => isDemoFcrc(fromOrganisationId))
    expect(ofFcrcs.map(({ sentBackAt }) => sentBackAt !== null).toSorted()).toEqual([false, true])
    const versions = await stand.sql(
      `select r.version = count(v.version)::int as whole, array_agg(v.act order by v.version) as acts
       from referral r join referral_version v on v.referral_id = r.id
       where r.id = any(?) group by r.id order by r.version`,
      [`{${ofFcrcs.map(({ id }) => id).join(',')}}`],
    )
    expect(versions).toEqual([
      { whole: true, acts: ['submit', 'distribute', 'reject'] },
      { whole: true, acts: ['submit', 'distribute', 'reject', 'sendBack'] },
    ])
  })

  it('tells the other services of every grant and every referral', async () => {
    const rows = await stand.sql<{ type: string; count: string }>('select type, count(*) from outbox group by type')
    const counts = Object.fromEntries(rows.map(({ type, count }) => [type, Number(count)]))
    expect(counts).toMatchObject({ 'programme-changed': 21 })
    const own = await owner.em.fork().count(Enrolment)
    expect(counts['access-changed']).toBe((counts['referral-changed'] ?? 0) + own)
  })
})
