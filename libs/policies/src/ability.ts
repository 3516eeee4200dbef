import { Ability, type ForcedSubject, type RawRuleFrom } from '@casl/ability'
import type { Action, Subject } from '@isets/contracts'
import { type Clause, clauseHolds } from './clause.ts'
import { clauseFor, type RightsHolder } from './conditions.ts'
import { rubricRows } from './rubric.ts'
import type { Grant, RubricRow } from './rubric/row.ts'
import { DEFAULT_POLICY_SETTINGS, type PolicySettings } from './settings.ts'

export type AppAbilities = [Action, Subject | ForcedSubject<Subject>]
export type AppAbility = Ability<AppAbilities, Clause>
export type AppRule = RawRuleFrom<AppAbilities, Clause>

/**
 * Wraps rules into an ability. Conditions are matched by our own strict matcher instead of CASL's: a field that is
 * missing or null never satisfies a test, not even `$ne`.
 */
export function abilityOf(rules: AppRule[]): AppAbility {
  return new Ability<AppAbilities, Clause>(rules, {
    conditionsMatcher: (clause) => (record) => clauseHolds(clause, record),
  })
}

function clausesOf(grant: Grant, subject: Subject, caller: RightsHolder): Clause[] | 'every' {
  if (grant === true || grant === 'any') return 'every'
  const conditions = typeof grant === 'string' ? [grant] : grant
  return conditions.map((condition) => clauseFor(condition, subject, caller)).filter((clause) => clause !== undefined)
}

/** Collects, for one subject and action, either everything or the clauses that any row gives. */
class Collected {
  readonly #bySubject = new Map<Subject, Map<Action, Map<string, Clause> | 'every'>>()

  add(action: Action, subject: Subject, clauses: Clause[] | 'every'): void {
    const actions = this.#bySubject.get(subject) ?? new Map<Action, Map<string, Clause> | 'every'>()
    this.#bySubject.set(subject, actions)
    const known = actions.get(action)
    if (known === 'every') return
    if (clauses === 'every') return void actions.set(action, 'every')
    if (clauses.length === 0) return
    const merged = known ?? new Map<string, Clause>()
    for (const clause of clauses) merged.set(JSON.stringify(clause), clause)
    actions.set(action, merged)
  }

  /** One rule per subject and clause, listing all actions that share it: short for the web, quick to match. */
  rules(): AppRule[] {
    return [...this.#bySubject].flatMap(([subject, actions]) => rulesOfSubject(subject, actions))
  }
}

function rulesOfSubject(subject: Subject, actions: Map<Action, Map<string, Clause> | 'every'>): AppRule[] {
  const byClause = new Map<string, { action: Action[]; subject: Subject; conditions?: Clause }>()
  for (const [action, granted] of actions) {
    const entries: [string, Clause | undefined][] = granted === 'every' ? [['', undefined]] : [...granted]
    for (const [key, conditions] of entries) {
      const rule = byClause.get(key) ?? { action: [], subject, ...(conditions && { conditions }) }
      rule.action.push(action)
      byClause.set(key, rule)
    }
  }
  return [...byClause.values()]
}

function rowApplies(row: RubricRow, caller: RightsHolder, settings: PolicySettings): boolean {
  if (row.setting && !settings[row.setting]) return false
  return row.alsoNeeds === undefined || caller.roles.includes(row.alsoNeeds)
}

function build(caller: RightsHolder, settings: PolicySettings): AppAbility {
  const collected = new Collected()
  for (const row of rubricRows) {
    if (!rowApplies(row, caller, settings)) continue
    for (const role of caller.roles) {
      const grant = row.grants[role]
      if (grant === undefined) continue
      for (const [action, subject] of row.rights) collected.add(action, subject, clausesOf(grant, subject, caller))
    }
  }
  return abilityOf(collected.rules())
}

const REMEMBERED = 256
const remembered = new Map<string, AppAbility>()

/**
 * The ability of a caller, built from the rubric. Rules only grant, so their order does not matter. The last 256
 * abilities are remembered by everything they are built from; treat the result as read-only.
 */
export function abilityFor(caller: RightsHolder, settings: Partial<PolicySettings> = {}): AppAbility {
  const allSettings = { ...DEFAULT_POLICY_SETTINGS, ...settings }
  const { userId, roles, organisationId, subGranteeIds, assignedOrganisationIds, customerId = null } = caller
  const facts = [userId, roles, organisationId, subGranteeIds, assignedOrganisationIds, customerId]
  const key = JSON.stringify([...facts, allSettings])
  const ability = remembered.get(key) ?? build(caller, allSettings)
  remembered.delete(key)
  remembered.set(key, ability)
  for (const oldest of remembered.keys()) {
    if (remembered.size <= REMEMBERED) break
    remembered.delete(oldest)
  }
  return ability
}
