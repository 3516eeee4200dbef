import { abilityOf, useMay, useSession, worksOnRequests } from '../session/session.ts'
import { providersOf, reachOf, type RequestReach } from './reach.ts'

/** What "My requests" shows beside the own ones; whoever works on requests has the queue for that. */
export function useReach(): RequestReach {
  const view = useSession()
  return worksOnRequests(useMay()) ? 'own' : reachOf(abilityOf(view))
}

/** The organizations that the user looks after. */
export function useProviders(): readonly string[] {
  return providersOf(abilityOf(useSession()))
}
