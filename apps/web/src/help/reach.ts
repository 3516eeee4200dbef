import { recordFilter, type AppAbility } from '@isets/policies'

/** Whose requests somebody reads: the own ones, those of the providers they look after as well, or all. */
export type RequestReach = 'own' | 'providers' | 'all'

export function reachOf(ability: AppAbility): RequestReach {
  const filter = recordFilter(ability, 'read', 'HelpRequest')
  if (filter.kind !== 'where') return filter.kind === 'all' ? 'all' : 'own'
  return providersOf(ability).length > 0 ? 'providers' : 'own'
}

/** The organizations whose requests somebody reads by looking after them. */
export function providersOf(ability: AppAbility): string[] {
  const filter = recordFilter(ability, 'read', 'HelpRequest')
  if (filter.kind !== 'where') return []
  return filter.where.$or.flatMap(({ organisationId: test }) => (test !== undefined && '$in' in test ? test.$in : []))
}
