import type { Caller, PersonOption } from '@isets/contracts'
import { recordListing } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { pattern } from '../search.ts'

const PERSON = `
select u.id, u.first_name || ' ' || u.last_name as name, u.email, o.name as "organisationName",
  (select min(r.role) from role_assignment r where r.user_id = u.id) as role
from user_account u
left join organisation o on o.id = u.organisation_id
where u.status = 'active' and u.customer_id is null and exists (select from role_assignment r where r.user_id = u.id)`

/**
 * People to choose from in a field. Only whom the caller works with anyway, and only who can sign in; never
 * customers. Looking is audited like any list of users.
 */
@Injectable()
export class PeopleService {
  readonly #em: EntityManager

  constructor(em: EntityManager) {
    this.#em = em
  }

  /**
   * HELP-010: colleagues of the own organisation, its provider manager, and people of the organisations the caller
   * looks after. Staff of IDHS and SIU, who have no organisation, find each other.
   */
  async suggest(q: string, caller: Caller): Promise<PersonOption[]> {
    const { userId, organisationId, subGranteeIds, assignedOrganisationIds } = caller
    const near = [...(organisationId ? [organisationId] : []), ...subGranteeIds, ...assignedOrganisationIds]
    const people = await this.#em.execute<PersonOption[]>(
      `${PERSON} and u.id <> ?
        and (u.organisation_id = any(?::uuid[])
          or (u.organisation_id is null and ?)
          or u.id in (select provider_manager_id from organisation where id = any(?::uuid[])))
        and (u.first_name || ' ' || u.last_name || ' ' || u.email) ilike ?
      order by u.organisation_id is null desc, u.last_name, u.first_name, u.id limit 20`,
      [userId, asArray(near), organisationId === null, asArray(near), pattern(q)],
    )
    this.#audit({ q }, people)
    return people
  }

  /** HELP-028: staff of SIU, to whom a help request can be assigned. */
  async agents(): Promise<PersonOption[]> {
    const people = await this.#em.execute<PersonOption[]>(
      `${PERSON} and exists (select from role_assignment r where r.user_id = u.id and r.role in ('siu_agent', 'siu_lead'))
      order by u.last_name, u.first_name, u.id`,
    )
    this.#audit({}, people)
    return people
  }

  #audit(input: object, shown: readonly PersonOption[]): void {
    recordListing(this.#em, { objectType: 'User', input, shown: shown.length })
  }
}

/** A list as one parameter; the driver would spread a JavaScript array over several. */
function asArray(ids: readonly string[]): string {
  return `{${ids.join(',')}}`
}
