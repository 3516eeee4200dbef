import {
  demoContracts,
  demoDraft,
  demoPlan,
  demoProgrammes,
  demoWorld,
  type DemoCustomer,
  type DemoPlan,
} from '@isets/demo'
import { fiscalYearOf, localDateOf } from '@isets/rules'
import { SEEDING, transactional } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Customer } from '../customer/customer.entity.ts'
import { tellCustomer } from '../customer/tell-customer.ts'
import { tellEnrolment } from '../enrolment/tell-enrolment.ts'
import { Enrolment } from '../enrolment/enrolment.entity.ts'
import { Activity } from '../plan/activity.entity.ts'
import { Goal } from '../plan/goal.entity.ts'
import { tellActivity } from '../plan/tell-activity.ts'
import { tellGoal } from '../plan/tell-goal.ts'
import { seedAttendance } from './demo-attendance.ts'
import { demoDeletions, demoNotes, demoOrganisationNotes } from './demo-notes.ts'
import {
  activityRows,
  caseManager,
  customerRow,
  draftRow,
  enrolmentRow,
  exitRow,
  goalRow,
  historyRows,
  screeningRow,
  type DemoPerson,
} from './demo-rows.ts'

/**
 * Fills an empty casework with the plans of the demo customers over the fourteen months before `now`: in a few statements,
 * by the same world that the other services take theirs from. Who keeps projections is told. Does nothing when there are
 * customers already.
 */
export async function seedDemoCasework(em: EntityManager, now: Date): Promise<number> {
  if ((await em.count(Customer)) > 0) return 0
  const today = localDateOf(now)
  const { customers, users } = demoWorld(today)
  const all = customers.map((customer) => {
    const plan = demoPlan(customer, today)
    return { customer, plan, by: caseManager(users, customer.organisationId, customer.number) }
  })
  const tables = [...directoryRows(now), ...planRows(all, now), ...noteRows(all, today)]
  await transactional(
    em,
    null,
    async (tx) => {
      for (const [table, rows] of tables) await insert(tx, table, rows)
      await seedAttendance(tx, today)
      await tell(tx)
    },
    SEEDING,
  )
  return all.length
}

interface PlannedCustomer {
  readonly customer: DemoCustomer
  readonly plan: DemoPlan
  readonly by: DemoPerson
}

/** A table and what goes into it; tables come after those that they refer to. */
type Filling = readonly [table: string, rows: readonly object[]]

/** What other services tell of organisations, contracts and programmes. */
function directoryRows(now: Date): Filling[] {
  const fiscalYear = fiscalYearOf(now)
  const organisations = demoWorld(localDateOf(now)).organisations.map(({ id, name, kind }) => ({ id, name, kind }))
  const contracts = demoContracts(fiscalYear).map((one) => ({
    ...{ id: one.id, organisation_id: one.organisationId, fiscal_year: one.fiscalYear, number: one.number },
    ...{ starts_on: one.startsOn, ends_on: one.endsOn, activities: one.activities },
  }))
  const programmes = demoProgrammes(fiscalYear).map((one) => ({
    ...{ id: one.id, organisation_id: one.organisationId, name: one.name, type: one.type },
    ...{ contract_id: one.contractId, fiscal_year: one.fiscalYear, activities: one.activities, is_open: true },
  }))
  return [
    ['organisation', organisations],
    ['contract', contracts],
    ['programme', programmes],
  ]
}

/** The customers and how far their plans have come. */
function planRows(all: readonly PlannedCustomer[], now: Date): Filling[] {
  const enrolled = all.flatMap(({ plan: { enrolment }, ...one }) => (enrolment === null ? [] : [{ ...one, enrolment }]))
  return [
    ['customer', all.map(({ customer, plan }) => customerRow(customer, plan, now))],
    ['screening', all.flatMap(screenings)],
    ['screening', drafts(all, localDateOf(now))],
    ['status_history', all.flatMap(({ customer, plan, by }) => historyRows(customer, plan, by))],
    ['enrolment', enrolled.map(({ customer, enrolment, by }) => enrolmentRow(customer, enrolment, by))],
    ['enrolment_exit', enrolled.flatMap(({ customer, enrolment, by }) => exitRow(customer, enrolment, by))],
    ['goal', enrolled.map(({ customer, enrolment }) => goalRow(customer, enrolment))],
    ['activity', enrolled.flatMap(({ customer, enrolment }) => activityRows(customer, enrolment))],
  ]
}

function screenings({ customer, plan, by }: PlannedCustomer) {
  return plan.screenedOn === null ? [] : [screeningRow(customer, plan.screenedOn, by)]
}

function drafts(all: readonly PlannedCustomer[], today: string) {
  const { users } = demoWorld(today)
  return all.flatMap(({ customer }) => {
    const draft = demoDraft(customer, today)
    return draft ? [draftRow(customer, draft, caseManager(users, draft.organisationId, customer.number))] : []
  })
}

/** What was written of customers and organisations, and what of it somebody wants deleted. */
function noteRows(all: readonly PlannedCustomer[], today: string): Filling[] {
  const { users, organisations } = demoWorld(today)
  const { notes, doubles } = demoNotes(all, organisations, today)
  return [
    ['case_note', notes],
    ['deletion_request', demoDeletions(doubles, users, today)],
    ['organisation_note', demoOrganisationNotes(organisations, users, today)],
  ]
}

/** Rows as JSON in one statement; a column that is left out has its default. */
async function insert(tx: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).join(', ')
  const sql = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)`
  await tx.execute(`${sql} on conflict do nothing`, [JSON.stringify(rows)])
}

/** Everybody whom somebody works with, and their enrolments, goals and activities. */
async function tell(tx: EntityManager): Promise<void> {
  for (const customer of await tx.find(Customer, { etStatus: { $ne: 'not_enrolled' } })) tellCustomer(tx, customer)
  for (const enrolment of await tx.findAll(Enrolment)) tellEnrolment(tx, enrolment)
  for (const goal of await tx.findAll(Goal)) tellGoal(tx, goal)
  for (const activity of await tx.findAll(Activity)) tellActivity(tx, activity)
}
