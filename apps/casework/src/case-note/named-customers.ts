import { Refusal, type NewCaseNote } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { namePieces, peopleNamedIn, type NamedPerson } from '@isets/rules'
import { preparedQuery, questionMark } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

const PARTS = ['data', 'analysis', 'plan'] as const
const INSTEAD = 'Leave the name out: "another participant" says enough.'
const CONFIRM = 'Tick this only when the name is that of somebody else, such as an employer or a colleague.'

/**
 * NOTE-012: a note must not name other customers. Only those whom the writer may read anyway are looked for: a refusal
 * tells nobody who is a customer of others. A namesake who is meant is let through by `somebodyElse`.
 * @throws Refusal INVALID at each part that names one
 */
export async function requireNobodyElse(em: EntityManager, ability: AppAbility, note: NewCaseNote): Promise<void> {
  if (note.somebodyElse) return
  const others = await possiblyNamed(em, ability, note)
  const fields = PARTS.flatMap((part) => {
    const names = new Set(peopleNamedIn(note[part], others).map((one) => `${one.firstName} ${one.lastName}`))
    return names.size === 0 ? [] : [[part, `${[...names].join(', ')}: another customer. ${INSTEAD}`] as const]
  })
  if (fields.length === 0) return
  throw new Refusal('INVALID', { fields: { ...Object.fromEntries(fields), somebodyElse: CONFIRM } })
}

/** Readable customers whose first and last names both occur, but not this one, nor anybody of the same name. */
async function possiblyNamed(em: EntityManager, ability: AppAbility, note: NewCaseNote): Promise<NamedPerson[]> {
  const columns = { grantedOrganisationIds: 'c.granted_organisation_ids' }
  const readable = filterToSql(recordFilter(ability, 'read', 'Customer'), columns, questionMark)
  const pieces = namePieces(PARTS.map((part) => note[part]).join('\n'))
  return preparedQuery<NamedPerson>(
    em,
    `select c.first_name as "firstName", c.middle_name as "middleName", c.last_name as "lastName"
     from customer c join customer self on self.id = ?::uuid
     where lower(c.last_name) = any(?::text[]) and lower(c.first_name) = any(?::text[])
       and (lower(c.first_name), lower(c.last_name)) <> (lower(self.first_name), lower(self.last_name))
       and ${readable.sql} order by c.last_name, c.first_name limit 50`,
    [note.customerId, pieces, pieces, ...readable.params],
  )
}
