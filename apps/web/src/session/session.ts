import type { Action, SessionView, Subject } from '@isets/contracts'
import { mayEver, unpackRules, type AppAbility, type PackedRules } from '@isets/policies'
import { useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { setServerTime } from './server-time.ts'

/** The session as a query: read once, replaced by sign-in and renewal. */
export const sessionQuery = api.identity.current.queryOptions({
  input: {},
  staleTime: Infinity,
  gcTime: Infinity,
  meta: { signInCheck: true },
})

/** Puts a fresh session view in place for all pages. */
export function keepSession(view: SessionView): void {
  setServerTime(view)
  queryClient.setQueryData(sessionQuery.queryKey, view)
}

const abilities = new WeakMap<SessionView, AppAbility>()

/** The rights of a session; the server decides for itself, this only hides what it would refuse. */
export function abilityOf(view: SessionView): AppAbility {
  const known = abilities.get(view)
  if (known) return known
  const ability = unpackRules(view.rules as PackedRules)
  abilities.set(view, ability)
  return ability
}

export function mayIn(view: SessionView, action: Action, subject: Subject): boolean {
  return mayEver(abilityOf(view), action, subject)
}

/** The signed-in user. Only below the shell, whose route has loaded the session. */
export function useSession(): SessionView {
  return useSuspenseQuery(sessionQuery).data
}

/** `may('triage', 'HelpRequest')`: whether there is anything at all the user may do this with. */
export function useMay(): (action: Action, subject: Subject) => boolean {
  const view = useSession()
  return (action, subject) => mayIn(view, action, subject)
}

/** Support and the levels above it work from the queue (HELP-029). */
export function worksOnRequests(may: ReturnType<typeof useMay>): boolean {
  return may('triage', 'HelpRequest') || may('handBack', 'HelpRequest')
}

export function fullName(user: SessionView['user']): string {
  return `${user.firstName} ${user.lastName}`
}
