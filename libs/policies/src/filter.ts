import { rulesToCondition } from '@casl/ability/extra'
import type { Action, Subject } from '@isets/contracts'
import type { AppAbility } from './ability.ts'
import { type Clause, clauseHolds, type PolicyRecord } from './clause.ts'

/** Mongo-style condition that MikroORM takes as `where`. */
export interface Where {
  $or: Clause[]
}

/**
 * Which records a caller may act on. Three different things, so that nobody can mistake "nothing" for "no
 * restriction": CASL itself says `null` for nothing, and `where(null)` selects everything.
 */
export type RecordFilter =
  { readonly kind: 'all' } | { readonly kind: 'none' } | { readonly kind: 'where'; readonly where: Where }

/** The filter for lists, counts, searches, exports, live updates and drill-downs (architecture.md, section 5). */
export function recordFilter(ability: AppAbility, action: Action, subject: Subject): RecordFilter {
  const rules = ability.rulesFor(action, subject)
  const inverted = rules.find((rule) => rule.inverted)
  if (inverted) throw new Error(`The rubric only grants, but there is a rule against ${action} ${subject}`)
  const filter = rulesToCondition<AppAbility, Clause, RecordFilter>(rules, (rule) => rule.conditions ?? {}, {
    and: () => {
      throw new Error('The rubric only grants: there is nothing to subtract')
    },
    or: (clauses) => ({ kind: 'where', where: { $or: clauses } }),
    empty: () => ({ kind: 'all' }),
  })
  return filter ?? { kind: 'none' }
}

/** Whether a loaded record is behind the filter. For events and caches, where there is no query. */
export function matches(filter: RecordFilter, record: PolicyRecord): boolean {
  if (filter.kind === 'where') return filter.where.$or.some((clause) => clauseHolds(clause, record))
  return filter.kind === 'all'
}
