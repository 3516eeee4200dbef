import { demoDraft, demoPlan, demoProgrammes, demoContracts, demoWorld } from '@isets/demo'
import { fiscalYearOf, localDateOf } from '@isets/rules'
import { SEEDING, transactional } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Customer } from '../customer/customer.entity.ts'
import { tellCustomer } from '../customer/tell-customer.ts'
import { tellEnrolment } from '../enrolment/tell-enrolment.ts'
import { Enrolment } from '../enrolment/enrolment.entity.ts'
import { Activity } from '../plan/activity.entity.ts'
import { tellActivity } from '../plan/tell-activity.ts'
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
} from './demo-rows.ts'

/**
 * Fills an empty casework with the plans of the demo customers over the fourteen months before `now`: in a few statements,
 * by the same world that the other services take theirs from. Who keeps projections is told. Does nothing when there are
 * customers already.
 */
export async function seedDemoCasework(em: EntityManager, now: Date): Promise<number> {
  if ((await em.count(Customer)) > 0) return 0
  const today = localDateOf(now)
  const { customers, users, organisations } = demoWorld(today)
  const all = customers.map((customer) => {
    const plan = demoPlan(customer, today)
    return { customer, plan, by: caseManager(users, customer.organisationId, customer.number) }
  })
  const enrolled = all.flatMap(({ plan: { enrolment }, ...one }) => (enrolment === null ? [] : [{ ...one, enrolment }]))
  await transactional(
    em,
    null,
    async (tx) => {
      await insert(
        tx,
        'organisation',
        organisations.map(({ id, name, kind }) => ({ id, name, kind })),
      )
      await seedDirectory(tx, fiscalYearOf(now))
      await insert(
        tx,
        'customer',
        all.map(({ customer, plan }) => customerRow(customer, plan, now)),
      )
      const screened = all.flatMap(({ customer, plan, by }) =>
        plan.screenedOn === null ? [] : [screeningRow(customer, plan.screenedOn, by)],
      )
      await insert(tx, 'screening', screened)
      await insert(
        tx,
        'screening',
        customers.flatMap((customer) => {
          const draft = demoDraft(customer, today)
          const by = draft && caseManager(users, draft.organisationId, customer.number)
          return draft && by ? [draftRow(customer, draft, by)] : []
        }),
      )
      await insert(
        tx,
        'status_history',
        all.flatMap(({ customer, plan, by }) => historyRows(customer, plan, by)),
      )
      await insert(
        tx,
        'enrolment',
        enrolled.map(({ customer, enrolment, by }) => enrolmentRow(customer, enrolment, by)),
      )
      await insert(
        tx,
        'enrolment_exit',
        enrolled.flatMap(({ customer, enrolment, by }) => exitRow(customer, enrolment, by)),
      )
      await insert(
        tx,
        'goal',
        enrolled.map(({ customer, enrolment }) => goalRow(customer, enrolment)),
      )
      await insert(
        tx,
        'activity',
        enrolled.flatMap(({ customer, enrolment }) => activityRows(customer, enrolment)),
      )
      const { notes, doubles } = demoNotes(all, organisations, today)
      await insert(tx, 'case_note', notes)
      await insert(tx, 'deletion_request', demoDeletions(doubles, users, today))
      await insert(tx, 'organisation_note', demoOrganisationNotes(organisations, users, today))
      await seedAttendance(tx, today)
      await tell(tx)
    },
    SEEDING,
  )
  return all.length
}

/** Rows as JSON in one statement; a column that is left out has its default. */
async function insert(tx: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).join(', ')
  const sql = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)`
  await tx.execute(`${sql} on conflict do nothing`, [JSON.stringify(rows)])
}

async function seedDirectory(tx: EntityManager, fiscalYear: number): Promise<void> {
  const contracts = demoContracts(fiscalYear).map((one) => ({
    ...{ id: one.id, organisation_id: one.organisationId, fiscal_year: one.fiscalYear, number: one.number },
    ...{ starts_on: one.startsOn, ends_on: one.endsOn, activities: one.activities },
  }))
  const programmes = demoProgrammes(fiscalYear).map((one) => ({
    ...{ id: one.id, organisation_id: one.organisationId, name: one.name, type: one.type },
    ...{ contract_id: one.contractId, fiscal_year: one.fiscalYear, activities: one.activities, is_open: true },
  }))
  await insert(tx, 'contract', contracts)
  await insert(tx, 'programme', programmes)
}

/** Everybody whom somebody works with, and their enrolments and activities. */
async function tell(tx: EntityManager): Promise<void> {
  for (const customer of await tx.find(Customer, { etStatus: { $ne: 'not_enrolled' } })) tellCustomer(tx, customer)
  for (const enrolment of await tx.findAll(Enrolment)) tellEnrolment(tx, enrolment)
  for (const activity of await tx.findAll(Activity)) tellActivity(tx, activity)
}
