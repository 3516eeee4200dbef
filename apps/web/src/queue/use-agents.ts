import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useMay, useSession, fullName } from '../session/session.ts'

export interface Agent {
  id: string
  name: string
}

/** Those to whom a request can be assigned; the user first, when among them. */
export function useAgents(): { agents: Agent[]; me: Agent | null } {
  const { user } = useSession()
  const may = useMay()
  const list = useQuery(
    api.identity.listAgents.queryOptions({ input: {}, staleTime: 5 * 60_000, enabled: may('triage', 'HelpRequest') }),
  )
  const agents = (list.data ?? []).map(({ id, name }) => ({ id, name }))
  const isAgent = agents.some(({ id }) => id === user.id)
  return { agents, me: isAgent ? { id: user.id, name: fullName(user) } : null }
}
