import type { Action, Caller, Subject } from '@isets/contracts'
import * as policies from '@isets/policies'
import type { MongoAbility } from '@casl/ability'

/** What the bus asks of the policies. */
interface Rights {
  abilityFor(caller: Caller): MongoAbility
  mayEver(ability: MongoAbility, action: Action, subject: Subject): boolean
  rowSecuritySettings(caller: Caller | null): Readonly<Record<string, string>>
}

export type Ability = MongoAbility
export const { abilityFor, mayEver, rowSecuritySettings } = policies as unknown as Rights
