import { queryClient } from '../api/query-client.ts'
import { forgetDrafts } from '../request/composer-drafts.ts'
import { forgetAttempts } from '../request/attempts.ts'
import { router } from '../app/router.tsx'
import { sessionQuery } from './session.ts'
import { tellTabs } from './tabs.ts'

/**
 * Ends the work of this user in this tab: nothing that was read stays in memory. After a time-out the sign-in page
 * leads back to the same place, for the same user only.
 */
export function leave({ ended, tell }: { ended: boolean; tell: boolean }): void {
  if (location.pathname === '/sign-in') return
  const view = queryClient.getQueryData(sessionQuery.queryKey)
  if (tell) tellTabs({ type: 'signed-out', ended })
  const returnTo = ended ? location.pathname + location.search : undefined
  void router
    .navigate({
      to: '/sign-in',
      search: { reason: ended ? 'ended' : 'signed-out', returnTo },
      state: { endedFor: view?.user.id },
      ignoreBlocker: true,
    })
    .then(() => {
      queryClient.clear()
      forgetDrafts()
      forgetAttempts()
    })
}
