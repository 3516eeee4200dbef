import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract, eventSubject } from '@isets/contracts'
import { demoWorld } from '@isets/demo'
import { closeOrm, inScope, ormOptions } from '@isets/service-kit'
import { caller } from '@isets/service-kit/testing'
import { MikroORM } from '@mikro-orm/postgresql'
import { caseworkOrm } from '../orm.ts'
import { startStand, type CaseworkStand } from '../test/stand.ts'
import { seedDemoCasework } from './demo-seed.ts'

let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
  const orm = await MikroORM.init(ormOptions({ databaseUrl: stand.database.ownerUrl, ...caseworkOrm }))
  const scope = { service: 'casework', clock: stand.clock, requestId: 'demo-data', hops: 0 }
  const seed = () => inScope(scope, () => seedDemoCasework(orm.em.fork(), stand.clock.now()))
  expect(await seed()).toBe(3_000)
  expect(await seed()).toBe(0)
  await closeOrm(orm)
}, 120_000)
afterAll(() => stand.stop())

const count = async (sql: string) => Number((await stand.sql<{ n: string }>(`select count(*) as n from ${sql}`))[0]?.n)

describe('the demo customers of casework', () => {
  it('CASE-018 are Active only with an enrolment, and with a started SNAP activity or all completed', async () => {
    expect(await count(`customer where et_status = 'active'`)).toBeGreaterThan(800)
    const open = `exists (select 1 from activity a where a.customer_id = c.id and a.is_snap and a.status = 'started')`
    expect(await count(`customer c where et_status = 'active' and ${open} <> (open_snap > 0)`)).toBe(0)
    const planned = `exists (select 1 from activity a where a.customer_id = c.id and a.status = 'planned')`
    expect(await count(`customer c where et_status = 'active' and open_snap = 0 and ${planned}`)).toBe(0)
    expect(await count(`customer where et_status = 'active' and cardinality(enrolled_organisation_ids) = 0`)).toBe(0)
  })

  it('ATT-001 have attendance only inside their activities, for months back', async () => {
    const outside = 'd.day < a.started_on or d.day > a.completed_on'
    expect(await count(`attendance_day d join activity a on a.id = d.activity_id where ${outside}`)).toBe(0)
    expect(await count('(select distinct month from attendance_month) months')).toBeGreaterThan(8)
  })

  it('are told to those who keep projections, each once', async () => {
    for (const [type, of] of [
      ['activity-changed', 'activity'],
      ['goal-changed', 'goal'],
      ['enrolment-changed', 'enrolment'],
      ['customer-changed', `customer where et_status <> 'not_enrolled'`],
    ]) {
      expect(await count(`outbox where type = '${type}'`)).toBe(await count(of ?? ''))
    }
  })

  it('SUPP-001 have goals from before that were told, each as it stands', async () => {
    const orm = await MikroORM.init(ormOptions({ databaseUrl: stand.database.ownerUrl, ...caseworkOrm }))
    const migrations = ['Migration20261123040000_tell_goals']
    await orm.migrator.down({ migrations })
    expect(await count(`outbox where type = 'goal-changed'`)).toBe(0)
    await orm.migrator.up({ migrations })
    await closeOrm(orm)
    expect(await count(`outbox where type = 'goal-changed'`)).toBe(await count('goal'))
    const [told] = await stand.sql<{ payload: { goalId: string }; subject: string }>(
      `select payload, subject from outbox where type = 'goal-changed' limit 1`,
    )
    const { goalId } = caseworkEvents.goalChanged.payload.parse(told?.payload)
    expect(told?.subject).toBe(eventSubject(caseworkEvents.goalChanged, goalId))
  })

  it('fill the pages of the demo accounts and every view of IDHS', async () => {
    const partner = demoWorld().accounts.find(({ user }) => user.roles.includes('partner'))?.user
    const by = caller('partner', { organisationId: partner?.organisationId ?? null })
    expect((await stand.as(by).call(contract.casework.searchCustomers, {})).total).toBeGreaterThan(50)
    const counts = await stand.as(caller('super_admin')).call(contract.casework.countCustomers, {})
    expect(Object.values(counts).every((held) => held > 0)).toBe(true)
  })

  it('ASMT-021 have screenings that were begun lately, and some that are overdue', async () => {
    const partner = demoWorld().accounts.find(({ user }) => user.roles.includes('partner'))?.user
    const by = stand.as(caller('partner', { organisationId: partner?.organisationId ?? null }))
    const begun = await by.call(contract.casework.listScreenings, { status: ['draft'] })
    const overdue = await by.call(contract.casework.listScreenings, { overdue: true })
    expect(overdue.total).toBeGreaterThan(0)
    expect(overdue.total).toBeLessThan(begun.total)
    expect(begun.rows.every(({ organisation }) => organisation?.id === partner?.organisationId)).toBe(true)
  })

  it('NOTE-014, NOTE-015 has notes, and deletion requests in every status, none decided by who asked', async () => {
    const statuses = await stand.sql<{ status: string; count: string }>(
      'select status, count(*) from deletion_request group by status order by status',
    )
    expect(statuses.map(({ status }) => status)).toEqual(['approved', 'not_reviewed', 'rejected'])
    expect(await stand.sql('select 1 from deletion_request where decided_by_id = requester_id')).toEqual([])
    const [notes] = await stand.sql<{ count: string }>('select count(*) from case_note')
    expect(Number(notes?.count)).toBeGreaterThan(2_000)
    expect(await stand.sql('select 1 from case_note where contact_on > ?::date', ['2026-03-02'])).toEqual([])
  })
})
