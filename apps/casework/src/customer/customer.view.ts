import { CUSTOMER_COMMANDS, type CustomerCommand, type CustomerView } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import { customerFlags, decideEtCommand, localDateOf } from '@isets/rules'
import type { OpenedCustomer } from './open.query.ts'
import { customerRow } from './row.view.ts'

/** What the caller may do now: rights and rules together. The web shows exactly this. */
function allowed(row: OpenedCustomer, ability: AppAbility): CustomerCommand[] {
  const record = { grantedOrganisationIds: row.granted_organisation_ids, organisationId: null }
  const may = (...[action, subject]: Parameters<typeof recordFilter> extends [unknown, ...infer Rest] ? Rest : never) =>
    matches(recordFilter(ability, action, subject), record)
  const holds: Record<CustomerCommand, () => boolean> = {
    pause: () => may('editStatus', 'Customer') && decideEtCommand(row.et_status, 'pause', facts).ok,
    resume: () => may('editStatus', 'Customer') && decideEtCommand(row.et_status, 'resume', facts).ok,
    setNeverActive: () => may('editStatus', 'Customer') && decideEtCommand(row.et_status, 'setNeverActive', facts).ok,
    screen: () => may('add', 'Assessment'),
    enrol: () => may('add', 'Enrolment'),
    exit: () => may('add', 'Exit') && row.enrolments.some(({ endedOn }) => endedOn === null),
    plan: () => may('read', 'Activity') && row.enrolments.length > 0,
    attend: () => may('read', 'Attendance') && row.enrolments.length > 0,
  }
  const facts = { openSnap: row.open_snap }
  return CUSTOMER_COMMANDS.filter((command) => holds[command]())
}

export function customerView(row: OpenedCustomer, ability: AppAbility, now: Date): CustomerView {
  const statusSince = new Date(row.et_status_since)
  const facts = {
    status: row.et_status,
    statusSince: localDateOf(statusSince),
    openSnap: row.open_snap,
    eligibility: row.eligibility,
    redeterminationOn: row.redetermination_on,
    screenedOn: row.screened_on,
    screeningReviewedOn: row.screening_reviewed_on,
    screeningBegunOn: row.screening_begun_on,
    screeningDays: row.screening_days,
    acceptedNotEnrolled: row.accepted !== null,
    planNoteDue: row.plan_note_due,
    lastNoteOn: row.last_note_on,
  }
  return {
    ...customerRow(row),
    version: row.version,
    middleName: row.middle_name,
    birthDate: row.birth_date,
    email: row.email,
    phone: row.phone,
    address: row.address,
    midpointOn: row.midpoint_on,
    inFeed: row.in_feed,
    statusSince: statusSince.toISOString(),
    exitedOn: row.exited_on,
    enrolments: row.enrolments,
    lastNoteOn: row.last_note_on,
    exits: row.exits.map((exit) => ({ ...exit, exitedAt: new Date(exit.exitedAt).toISOString() })),
    accepted: row.accepted,
    openActivities: row.open_activities,
    statusHistory: row.status_history.map((line) => ({ ...line, at: new Date(line.at).toISOString() })),
    flags: customerFlags(facts, localDateOf(now)),
    allowed: allowed(row, ability),
  }
}
