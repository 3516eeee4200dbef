import { type PackRule, packRules as pack, unpackRules as unpack } from '@casl/ability/extra'
import { type AppAbility, abilityOf, type AppRule } from './ability.ts'

/** Rules as short arrays, for the session answer to the web. */
export type PackedRules = PackRule<AppRule>[]

export function packRules(ability: AppAbility): PackedRules {
  return pack(ability.rules)
}

/**
 * The ability behind packed rules. Throws when a rule came through JSON damaged: an empty condition, or one without
 * a value, would match everything. The web uses the ability to show and hide; the services decide for themselves.
 */
export function unpackRules(packed: PackedRules): AppAbility {
  const rules = unpack(packed)
  for (const { inverted, conditions } of rules) {
    if (inverted) throw new Error('Packed rules only grant')
    if (!conditions) continue
    const tests = Object.values(conditions)
    const whole = tests.length > 0 && tests.every((test) => Object.values(test).some((value) => value !== undefined))
    if (!whole) throw new Error('A packed rule has lost its condition')
  }
  return abilityOf(rules)
}
