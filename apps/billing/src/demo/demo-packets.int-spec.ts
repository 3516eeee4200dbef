import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type PacketRow } from '@isets/contracts'
import { attendedDays, DEMO_FCRCS, demoCustomers, demoPlan } from '@isets/demo'
import { activityKind, localDateOf, STAFFING_STATUS_LABELS } from '@isets/rules'
import { closeOrm, ormOptions } from '@isets/service-kit'
import { caller } from '@isets/service-kit/testing'
import { MikroORM } from '@mikro-orm/postgresql'
import { billingOrm } from '../orm.ts'
import { startStand, type BillingStand } from '../test/stand.ts'
import { seedDemoPackets } from './demo-packets.ts'
import { seedDemoBilling } from './demo-seed.ts'

const { listPackets, listParticipants, listPacketCosts, listAmendments, openPacket } = contract.billing
const NOW = new Date('2026-11-22T18:00:00Z')
const TODAY = localDateOf(NOW)
const reader = caller('super_admin')
let stand: BillingStand
let rows: PacketRow[]

beforeAll(async () => {
  stand = await startStand()
  stand.clock.set(NOW)
  const orm = await MikroORM.init(ormOptions({ databaseUrl: stand.database.ownerUrl, ...billingOrm }))
  await seedDemoBilling(orm.em.fork(), NOW)
  await seedDemoPackets(orm.em.fork(), NOW)
  expect(await seedDemoPackets(orm.em.fork(), NOW)).toBe(0)
  await closeOrm(orm)
  await everythingTold()
  const pages = [1, 2].map((page) => stand.as(reader).call(listPackets, { page, pageSize: 200 }))
  rows = (await Promise.all(pages)).flatMap((page) => page.rows)
})
afterAll(() => stand.stop())

/** What casework and referrals tell of their demo, as the projections keep it. */
async function everythingTold(): Promise<void> {
  const enrolled = demoCustomers(TODAY).flatMap((customer) => {
    const { enrolment, status } = demoPlan(customer, TODAY)
    return enrolment === null ? [] : [{ customer, enrolment, status }]
  })
  const activities = enrolled.flatMap(({ customer, enrolment }) =>
    enrolment.activities.map((one) => ({
      ...{ id: one.id, customer_id: customer.id, enrolment_id: enrolment.id, type: one.type, status: one.status },
      ...{ organisation_id: enrolment.programme.organisationId, programme_id: enrolment.programme.id },
      ...{ is_snap: activityKind(one.type).isSnap, started_on: one.startedOn, planned_end_on: one.plannedEndOn },
      ...{ completed_on: one.completedOn, hours_per_week: one.hoursPerWeek },
    })),
  )
  const people = enrolled.map(({ customer, enrolment, status }) => ({
    ...{ id: customer.id, display_name: `${customer.firstName} ${customer.lastName}`, status },
    ...{ individual_number: customer.individualNumber, customer_id: customer.id, version: 1 },
    granted_organisation_ids: [enrolment.programme.organisationId],
  }))
  const enrolments = enrolled.map(({ customer, enrolment: { id, programme, enrolledOn, endedOn } }) => ({
    ...{ id, customer_id: customer.id, programme_id: programme.id, organisation_id: programme.organisationId },
    ...{ enrolled_on: enrolledOn, ended_on: endedOn },
  }))
  await told('customer_projection', people)
  await told('customer_access', people)
  await told('enrolment_projection', enrolments)
  await told('activity_projection', activities)
  await stand.sql('analyze')
  await stand.sql(
    `with planned as (select id, customer_id, hours_per_week, started_on, completed_on
       from jsonb_to_recordset(?::jsonb) as d(id uuid, customer_id uuid, hours_per_week int, started_on date,
         completed_on date)),
     attended as (select activity_id, to_char(day, 'YYYY-MM') as month, sum(hours) as hours,
         coalesce(sum(hours) filter (where verified_at is not null), 0) as verified
       from (${attendedDays('planned')}) d group by 1, 2)
     insert into attendance_projection (activity_id, month, customer_id, organisation_id, programme_id, hours, verified_hours)
     select t.activity_id, t.month, a.customer_id, a.organisation_id, a.programme_id, t.hours, t.verified
     from attended t join activity_projection a on a.id = t.activity_id where t.month >= '2026-09'`,
    [JSON.stringify(activities), TODAY, TODAY, TODAY],
  )
}

async function told(table: string, records: readonly object[]): Promise<void> {
  await stand.sql(
    `insert into ${table} select * from jsonb_populate_recordset(null::${table}, ?::jsonb) on conflict do nothing`,
    [JSON.stringify(records)],
  )
}

const billed = () => rows.filter(({ billingApproval }) => billingApproval === 'approved')

describe('the packets of the demo', () => {
  it('BILL-003 REF-037 cover fourteen months of the FCRCs too, for whoever includes them', async () => {
    const ask = { includeFcrcs: true, pageSize: 1 }
    expect((await stand.as(reader).call(listPackets, ask)).total).toBe((19 + DEMO_FCRCS.length) * 14)
    for (const { id } of DEMO_FCRCS) {
      const { total, rows: own } = await stand.as(reader).call(listPackets, { organisationId: id, month: '2026-07' })
      expect(total).toBe(1)
      const packet = await stand.as(reader).call(openPacket, { id: own[0]?.id ?? '' })
      expect(packet.totals.participants).toBeGreaterThan(0)
    }
  })

  it('cover fourteen months of all programmes, in every state', () => {
    expect(new Set(rows.map(({ month }) => month)).size).toBe(14)
    expect(rows.length).toBe(19 * 14)
    expect(new Set(rows.map(({ staffingStatus }) => staffingStatus))).toEqual(
      new Set(Object.keys(STAFFING_STATUS_LABELS)),
    )
    expect(billed().length).toBeGreaterThan(150)
    expect(rows.filter(({ reopenPending }) => reopenPending).length).toBeGreaterThan(3)
    expect(rows.every(({ programme, organisation }) => programme.name !== '' && organisation.name !== '')).toBe(true)
  })

  it('show the frozen figures of a billed month with its costs, prepared and approved by three people', async () => {
    const latest = billed().find(({ month }) => month === '2026-07')
    const packet = await stand.as(reader).call(openPacket, { id: latest?.id ?? '' })
    expect(packet.totals.participants).toBeGreaterThan(3)
    expect((await stand.as(reader).call(listParticipants, { id: packet.id })).total).toBe(packet.totals.participants)
    const costs = await stand.as(reader).call(listPacketCosts, { id: packet.id, pageSize: 200 })
    expect(costs.total).toBeGreaterThan(3)
    expect(costs.rows.reduce((sum, { cents }) => sum + cents, 0)).toBe(packet.totals.enteredCents)
    expect(costs.rows.every(({ name, approvedByPartner }) => name !== '' && approvedByPartner)).toBe(true)
    expect(packet.totals.billedCents).toBeGreaterThan(0)
    const people = [packet.submitted, packet.approved, packet.billingApproved].map((stamp) => stamp?.by.id)
    expect(new Set(people).size).toBe(3)
  })

  it('have participants, hours and costs wherever the provider has reviewed them', async () => {
    const reviewed = rows.filter(({ submittedAt }) => submittedAt !== null)
    expect(reviewed.length).toBeGreaterThan(200)
    const empty: string[] = []
    for (const { id, month, programme } of reviewed) {
      const { totals } = await stand.as(reader).call(openPacket, { id })
      const figures = [totals.participants, totals.hours, totals.enteredCents, totals.billedCents]
      if (figures.includes(0)) empty.push(`${programme.name} ${month}: ${figures.join(', ')}`)
    }
    expect(empty).toEqual([])
  }, 60_000)

  it('have not changed since the review, where nobody has changed anything', async () => {
    const reviewed = rows.filter(({ submittedAt, billingApproval }) => submittedAt && billingApproval !== 'approved')
    const packets = []
    for (const { id } of reviewed) packets.push(await stand.as(reader).call(openPacket, { id }))
    expect(packets.filter(({ lockedAt }) => lockedAt === null).length).toBeGreaterThan(10)
    const changed = packets.flatMap(({ month, programme, parts }) =>
      parts.flatMap(({ items }) =>
        items.filter((one) => one.changedSince).map((one) => [month, programme.name, one.report]),
      ),
    )
    expect(changed).toEqual([])
    expect(packets.filter(({ totals }) => totals.participants > 3).length).toBeGreaterThan(10)
  })

  it('have amendments in all states, those with a cost beside it, and tell nobody', async () => {
    const { rows: amendments } = await stand.as(reader).call(listAmendments, { pageSize: 200 })
    expect(new Set(amendments.map(({ status }) => status)).size).toBe(5)
    const costs = await stand.sql<{ id: string; cents: number; counts: boolean }>(
      `select amendment_id as id, total_cents as cents, deleted_at is null as counts from cost
       where amendment_id is not null`,
    )
    const withCost = amendments.filter(({ kind }) => kind !== 'hours')
    expect(withCost.map(({ id, newCents, originalCents }) => [id, newCents - originalCents]).toSorted()).toEqual(
      costs.map(({ id, cents }) => [id, cents]).toSorted(),
    )
    const refused = withCost.filter(({ status }) => status === 'rejected').map(({ id }) => id)
    expect(
      costs
        .filter(({ counts }) => !counts)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(refused.toSorted())
    expect(await stand.sql(`select 1 from outbox where type <> 'contract-changed'`)).toEqual([])
  })
})
