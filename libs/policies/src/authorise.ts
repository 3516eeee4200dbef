import { type Action, Refusal, type Subject } from '@isets/contracts'
import type { AppAbility } from './ability.ts'
import { fieldOf, type PolicyRecord } from './clause.ts'
import { matches, recordFilter } from './filter.ts'

/**
 * Whether there is any record at all on which the caller may act. Checked before a handler runs. Necessary, never
 * sufficient: for a right with a condition this says yes whatever the record, so the handler must still `authorise`
 * what it has loaded.
 */
export function mayEver(ability: AppAbility, action: Action, subject: Subject): boolean {
  return ability.can(action, subject)
}

function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
}

function refuse(reason: string): never {
  throw new Refusal('FORBIDDEN', { reason })
}

/**
 * Lets the act on this record pass, or throws `FORBIDDEN` with the reason.
 *
 * Every field that a condition of the caller compares must be loaded (null is loaded, undefined is not): a partly
 * loaded record is refused, even if another condition would let it pass, so that the mistake shows in the first test.
 */
export function authorise(ability: AppAbility, action: Action, subject: Subject, record: PolicyRecord): void {
  const filter = recordFilter(ability, action, subject)
  if (filter.kind === 'none') refuse(`Your role does not include: ${words(action)} ${words(subject)}.`)
  if (filter.kind === 'all') return
  const needed = new Set(filter.where.$or.flatMap((clause) => Object.keys(clause)))
  const missing = [...needed].filter((field) => fieldOf(record, field) === undefined)
  if (missing.length > 0) refuse(`This ${words(subject)} was not loaded with ${missing.join(', ')}.`)
  if (!matches(filter, record)) refuse(`Your role does not reach this ${words(subject)}: ${words(action)}.`)
}
