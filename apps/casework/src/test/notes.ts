import { contract, type Caller, type CallOf, type CaseNoteView, type Role } from '@isets/contracts'
import { randomUUID } from 'node:crypto'
import { caller, ORGANISATION, type CaseworkStand } from './stand.ts'

type Note = CallOf<typeof contract.casework.writeNote>
type OrganisationNote = CallOf<typeof contract.casework.writeOrganisationNote>

/** A note that can be written about anybody. */
export function note(customerId: string, changes: Partial<Note> = {}): Note {
  return {
    customerId,
    contactOn: '2026-03-02',
    contactType: 'office_visit',
    data: 'The customer came to the office and brought the schedule of the training.',
    analysis: 'The training fits the plan; a bus pass is needed.',
    plan: 'This writer asks for the bus pass; next contact in two weeks.',
    ...changes,
  }
}

export function organisationNote(changes: Partial<OrganisationNote> = {}): OrganisationNote {
  return {
    organisationId: ORGANISATION,
    contactOn: '2026-03-02',
    task: 'grant',
    subject: 'The grant of this year',
    message: 'We went through the budget together.',
    ...changes,
  }
}

/** C22: super-user access and IDHS management, both. */
export function management(changes: Partial<Caller> = {}): Caller {
  return caller('super_admin', { roles: ['super_admin', 'idhs_manager'], name: 'Linden Demo-Harper', ...changes })
}

export async function written(
  stand: CaseworkStand,
  by: Caller,
  customerId: string,
  changes?: Partial<Note>,
): Promise<CaseNoteView> {
  return stand.as(by).call(contract.casework.writeNote, note(customerId, changes))
}

/** Asks for the deletion and gives the id of the request. */
export async function asked(
  stand: CaseworkStand,
  by: Caller,
  noteId: string,
  changes: Partial<CallOf<typeof contract.casework.requestDeletion>> = {},
): Promise<string> {
  const explanation = 'Saved twice by mistake.'
  await stand
    .as(by)
    .call(contract.casework.requestDeletion, { id: noteId, reason: 'duplicate', explanation, ...changes })
  const rows = await stand.sql<{ id: string }>(
    'select id from deletion_request where note_id = ? order by requested_at desc, id desc limit 1',
    [noteId],
  )
  return rows[0]?.id ?? ''
}

/** Makes somebody known to casework, as identity's event would. */
export async function known(
  stand: CaseworkStand,
  role: Role,
  changes: { organisationId?: string; active?: boolean } = {},
) {
  const userId = randomUUID()
  const person = { userId, name: `Aspen Sample-${userId.slice(0, 6)}`, email: `${userId}@people.example` }
  await stand.sql(
    'insert into person (id, name, email, roles, organisation_id, active) values (?, ?, ?, ?::text[], ?, ?)',
    [userId, person.name, person.email, `{${role}}`, changes.organisationId ?? null, changes.active ?? true],
  )
  return person
}

export async function knownOrganisation(
  stand: CaseworkStand,
  id: string,
  facts: { parentId?: string; providerManagerId?: string } = {},
): Promise<void> {
  await stand.sql(
    `insert into organisation (id, name, parent_id, provider_manager_id) values (?, 'Prairie Demo Works', ?, ?)
     on conflict (id) do update set parent_id = excluded.parent_id, provider_manager_id = excluded.provider_manager_id`,
    [id, facts.parentId ?? null, facts.providerManagerId ?? null],
  )
}
