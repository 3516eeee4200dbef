import type { TeamMember } from '@isets/contracts'
import { rolesWith } from '@isets/policies'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

/** Somebody who can get a copy. */
export interface Contact {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly organisation: string | null
}

export const CONTACT_COLUMNS = 'p.id, p.name, p.email, o.name as organisation'
/** Provider and IDHS staff; customers and service accounts are no contacts (CASE-028). */
const STAFF = `p.active and p.roles && array['partner', 'intermediary', 'cbo_program_manager', 'provider_manager',
  'workforce_development', 'billing_manager', 'idhs_manager', 'super_admin', 'fcrc']`
const MOST = 20

type Reach = Parameters<typeof rolesWith>[2]
const rolesReading = (notes: 'CaseNote' | 'OrganisationNote', ...reaches: readonly Reach[]) =>
  `'{${reaches.flatMap((reach) => rolesWith('read', notes, reach)).join(',')}}'::text[]`
const readers = (reach: Reach) => rolesReading('CaseNote', reach)
/**
 * Whether a person may read the notes of a customer, as the rubric says it of their roles: anywhere, by a grant of their
 * own organisation, or by one of a sub-grantee (NOTE-018). `g.granted` has the organisations with a grant.
 */
export const READS_NOTES = `(p.roles && ${readers('any')}
  or (p.roles && ${readers('accessGrant')} and p.organisation_id = any(g.granted))
  or (p.roles && ${readers('subGranteeAccessGrant')} and exists (
    select 1 from organisation s where s.parent_id = p.organisation_id and s.id = any(g.granted))))`
const PEOPLE = `select ${CONTACT_COLUMNS} from person p left join organisation o on o.id = p.organisation_id
  cross join (select granted_organisations(?::uuid) as granted) g where ${STAFF} and ${READS_NOTES}`

/**
 * Active provider and IDHS contacts who may read the notes of the customer, and whose name, address or organisation
 * holds the words, without those named.
 */
export function findReaders(
  em: EntityManager,
  customerId: string,
  words: string,
  without: readonly string[],
): Promise<Contact[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return preparedQuery<Contact>(
    em,
    `${PEOPLE} and p.id <> all(?::uuid[]) and (p.name ilike ? or p.email ilike ? or o.name ilike ?)
     order by p.name, p.id limit ${MOST}`,
    [customerId, without, like, like, like],
  )
}

/** Those of the ids that are contacts now and may read the notes of the customer. */
export function readersAmong(em: EntityManager, customerId: string, ids: readonly string[]): Promise<Contact[]> {
  return preparedQuery<Contact>(em, `${PEOPLE} and p.id = any(?::uuid[]) order by p.name, p.id`, [customerId, ids])
}

/**
 * Active users who have access to an organisation and may read the notes about it, as the rubric says it of their roles:
 * its own, those of the intermediary above, its provider manager (NOTE-005).
 */
export function contactsOf(em: EntityManager, organisationId: string): Promise<Contact[]> {
  return preparedQuery<Contact>(
    em,
    `select ${CONTACT_COLUMNS} from organisation about
     join person p on (p.organisation_id = about.id and p.roles && ${rolesReading('OrganisationNote', 'any', 'ownOrganisation')})
       or (p.organisation_id = about.parent_id and p.roles && ${rolesReading('OrganisationNote', 'subGrantees')})
       or (p.id = about.provider_manager_id and p.roles && ${rolesReading('OrganisationNote', 'any')})
     left join organisation o on o.id = p.organisation_id
     where about.id = ? and ${STAFF} order by p.name, p.id`,
    [organisationId],
  )
}

export function contactView({ id, name, organisation }: Contact): TeamMember {
  return { userId: id, name, organisation, addedAt: null }
}
