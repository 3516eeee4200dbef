import { describe, expect, it } from '@jest/globals'
import { abilityFor } from './ability.ts'
import { filterToSql } from './filter-sql.ts'
import { callerWith, ME, MY_PROVIDER, staffWith } from './fixtures/callers.ts'
import { recordFilter } from './filter.ts'
import { rowSecurityExpression, rowSecurityPolicy, rowSecuritySettings } from './row-security.ts'

const columns = { requesterId: 'r.requester_id', organisationId: 'r.organisation_id', status: 'r.status' }
const filter = recordFilter(abilityFor(callerWith('provider_manager')), 'read', 'HelpRequest')

describe('a filter as SQL', () => {
  it('is one bracketed expression with typed parameters, numbered after those before it', () => {
    expect(filterToSql(filter, columns, { firstIndex: 2 })).toEqual({
      sql: '(r.organisation_id = any($3::uuid[]) or r.requester_id = $4::uuid)',
      params: [[MY_PROVIDER], ME],
    })
    expect(filterToSql(filter, columns, { placeholder: () => '?' }).sql).toContain('r.requester_id = ?::uuid')
  })

  it('says true for everything and false for nothing', () => {
    const support = abilityFor(staffWith('siu_agent'))
    expect(filterToSql(recordFilter(support, 'read', 'HelpRequest'), {})).toEqual({ sql: 'true', params: [] })
    expect(filterToSql(recordFilter(support, 'read', 'DeadLetter'), {})).toEqual({ sql: 'false', params: [] })
  })

  it('throws when a column is missing, rather than dropping the test', () => {
    expect(() => filterToSql(filter, { requesterId: 'requester_id' })).toThrow(
      'No column is given for the field organisationId',
    )
    expect(() => rowSecurityExpression('HelpRequest', { requesterId: 'requester_id' })).toThrow('No column is given')
  })

  it.each(['status; drop table x', 'Status', '"status"', 'a.b.c', ''])('refuses %p as a column name', (name) => {
    expect(() => filterToSql(filter, { ...columns, requesterId: name })).toThrow('Not a plain SQL name')
    expect(() => rowSecurityPolicy('HelpRequest', name, columns)).toThrow('Not a plain SQL name')
  })
})

describe('row level security', () => {
  it('is false for what nobody may read', () => {
    expect(rowSecurityExpression('Appointment', {})).toBe('false')
  })

  it('always gives all six settings, empty where the caller has nothing', () => {
    expect(rowSecuritySettings(staffWith('siu_agent', 'siu_lead'))).toEqual({
      'app.user_id': ME,
      'app.organisation_id': '',
      'app.sub_grantee_ids': '',
      'app.assigned_organisation_ids': '',
      'app.customer_id': '',
      'app.roles': 'siu_agent,siu_lead',
    })
  })
})
