import type { ContactType, DeletionReason, DeletionStatus } from '@isets/contracts'
import { demoId, type DemoCustomer, type DemoOrganisation, type DemoPlan, type DemoUser } from '@isets/demo'
import { datePlusDays } from '@isets/rules'
import type { DemoPerson } from './demo-rows.ts'

const noon = (day: string) => `${day}T18:00:00.000Z`
/** A note every two weeks (NOTE-024), of the last months only; every ninth customer has been forgotten meanwhile. */
const EVERY_DAYS = 14
const MOST_NOTES = 8
const FORGOTTEN_EVERY = 9
/** Every n-th customer with notes has one that was saved twice, whose deletion was asked for. */
const DOUBLE_EVERY = 40
/** What became of these requests, in turn. */
const OUTCOMES: readonly DeletionStatus[] = ['not_reviewed', 'approved', 'not_reviewed', 'rejected']
const TYPES: readonly ContactType[] = ['phone', 'office_visit', 'virtual_meeting', 'third_party_contact', 'phone']

/** Plainly invented contacts, in turn. */
const CONTACTS = [
  [
    'The customer came as agreed and told about the first weeks of the activity.',
    'Attendance is good; travel takes more than an hour each way.',
    'This writer asks for a bus pass. Next contact in two weeks.',
  ],
  [
    'The customer called: the trainer has moved the lessons to the morning.',
    'The new times fit the school hours of the children.',
    'The schedule in the plan is brought up to date. Next call in two weeks.',
  ],
  [
    'This writer and the customer went through the goals of the plan together.',
    'Two of three steps are done; the application letter is still missing.',
    'The customer writes the letter by Friday, this writer reads it.',
  ],
  [
    'The customer missed two lessons and explained that a child was ill.',
    'A good reason; no pattern so far.',
    'The trainer is told. The customer makes up for the hours this week.',
  ],
] as const

interface NotedCustomer {
  readonly customer: DemoCustomer
  readonly plan: DemoPlan
  readonly by: DemoPerson
}

/** What demo data there is of notes, row by row; the same for the same day. */
export function demoNotes(all: readonly NotedCustomer[], organisations: readonly DemoOrganisation[], today: string) {
  const served = all.filter(({ plan }) => plan.enrolment !== null)
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const notes = served.flatMap((one) => notesOf(one, names, today))
  const doubled = served.filter(({ customer }) => customer.number % DOUBLE_EVERY === 0)
  const doubles = doubled.flatMap((one) => notesOf(one, names, today).slice(0, 1).map(repeated))
  return { notes: [...notes, ...doubles], doubles }
}

type NoteRow = ReturnType<typeof noteRow>

function notesOf({ customer, plan, by }: NotedCustomer, names: ReadonlyMap<string, string>, today: string): NoteRow[] {
  const { enrolment } = plan
  if (enrolment === null) return []
  const last = enrolment.endedOn ?? (customer.number % FORGOTTEN_EVERY === 0 ? datePlusDays(today, -20) : today)
  const days = Array.from({ length: MOST_NOTES }, (_, n) =>
    datePlusDays(last, -1 - (customer.number % 9) - n * EVERY_DAYS),
  )
  return days
    .filter((day) => day >= enrolment.enrolledOn)
    .map((day, n) =>
      noteRow(
        customer,
        day,
        n,
        by,
        names.get(enrolment.programme.organisationId) ?? null,
        enrolment.programme.organisationId,
      ),
    )
}

function noteRow(
  { id: customerId, number }: DemoCustomer,
  day: string,
  n: number,
  by: DemoPerson,
  organisationName: string | null,
  organisationId: string,
) {
  const [data, analysis, plan] = CONTACTS[(number + n) % CONTACTS.length] ?? CONTACTS[0]
  return {
    ...{ id: demoId('case-note', `${number}-${n}`), customer_id: customerId, contact_on: day },
    ...{ contact_type: TYPES[(number + n) % TYPES.length] ?? 'phone', data, analysis, plan },
    ...{ author_id: by.id, author_name: by.name, organisation_id: organisationId, organisation_name: organisationName },
    ...{ written_at: noon(day), out_of_order: false },
  }
}

/** The same note once more, saved a minute later. */
function repeated(note: NoteRow): NoteRow {
  return {
    ...note,
    id: demoId('case-note', `again ${note.id}`),
    written_at: note.written_at.replace(':00:00', ':01:00'),
  }
}

/** Requests to delete the doubles: most wait, some are decided, never by the person who asked (NOTE-014). */
export function demoDeletions(doubles: readonly NoteRow[], users: readonly DemoUser[], today: string) {
  const management = users.find(({ roles }) => roles.includes('super_admin') && roles.includes('idhs_manager'))
  return doubles.map((note, index) => {
    const status = management === undefined ? 'not_reviewed' : (OUTCOMES[index % OUTCOMES.length] ?? 'not_reviewed')
    const asker = users.find(({ id }) => id === note.author_id)
    const requested = later(note.contact_on, datePlusDays(today, -12 + (index % 9)))
    const name = management ? `${management.firstName} ${management.lastName}` : null
    const open = status === 'not_reviewed'
    const reason: DeletionReason = 'duplicate'
    return {
      ...{ id: demoId('deletion-request', note.id), version: open ? 1 : 2, note_id: note.id },
      ...{
        customer_id: note.customer_id,
        status,
        reason,
        explanation: 'Saved twice: the page did not answer at once.',
      },
      ...{ requester_id: note.author_id, requester_name: note.author_name, requester_email: asker?.email ?? '' },
      ...{ requester_organisation_name: note.organisation_name, requested_at: noon(requested) },
      ...{ decided_by_id: open ? null : (management?.id ?? null), decided_by_name: open ? null : name },
      decided_at: open ? null : noon(later(requested, datePlusDays(today, -1))),
      decision_note: open
        ? null
        : `Looked at both notes: ${status === 'approved' ? 'they are the same' : 'they differ'}.`,
    }
  })
}

function later(a: string, b: string): string {
  return a > b ? a : b
}

/** Notes about every organisation, by its provider manager. */
export function demoOrganisationNotes(
  organisations: readonly DemoOrganisation[],
  users: readonly DemoUser[],
  today: string,
) {
  const managers = users.filter(({ roles }) => roles.includes('provider_manager'))
  return organisations.flatMap(({ id, name }, index) => {
    const by = managers[index % managers.length]
    if (by === undefined) return []
    return ABOUT.map(([task, subject, message], n) => {
      const day = datePlusDays(today, -10 - ((index * 7) % 40) - n * 30)
      return {
        ...{ id: demoId('organisation-note', `${id}-${n}`), organisation_id: id, organisation_name: name },
        ...{ contact_on: day, task, subject, message, author_id: by.id },
        ...{ author_name: `${by.firstName} ${by.lastName}`, written_at: noon(day) },
      }
    })
  })
}

const ABOUT = [
  ['grant', 'The budget of this year', 'We went through the budget line by line. Travel is higher than planned.'],
  ['staff', 'A new case manager begins', 'The agency hires a second case manager; access was asked for.'],
] as const
