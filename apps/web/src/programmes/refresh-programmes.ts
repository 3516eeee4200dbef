import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'

/** After any change of a program: everything that shows one is read anew. */
export function refreshProgrammes(): void {
  const { listProgrammes, openProgramme } = api.referrals
  for (const one of [listProgrammes, openProgramme]) void queryClient.invalidateQueries({ queryKey: one.key() })
}
