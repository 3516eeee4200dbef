import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { questionMark, type Condition } from '@isets/service-kit'

/** Columns of `customer_search s` that the rubric compares. */
const COLUMNS = { grantedOrganisationIds: 's.granted_organisation_ids' }

/** Conditions on `customer_search s`: what the caller may read at all; none for those who may read everything. */
export function readableCustomers(ability: AppAbility): Condition[] {
  const filter = recordFilter(ability, 'read', 'Customer')
  return filter.kind === 'all' ? [] : [filterToSql(filter, COLUMNS, questionMark)]
}
