import { createRootRoute, createRoute, redirect } from '@tanstack/react-router'
import type { Action, Subject } from '@isets/contracts'
import { queryClient } from '../../api/query-client.ts'
import { failureOf } from '../../api/refusal.ts'
import { mayIn, sessionQuery } from '../../session/session.ts'
import { setServerTime } from '../../session/server-time.ts'
import { Shell } from '../../shell/shell.tsx'
import { Forbidden } from '../forbidden.ts'
import { PageFailure, PageNotFound } from '../page-failure.tsx'

export const root = createRootRoute({ errorComponent: PageFailure, notFoundComponent: PageNotFound })

/** Everything for those who are signed in. */
export const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (failureOf(error).code !== 'UNAUTHENTICATED') throw error
      throw redirect({ to: '/sign-in', search: { returnTo: location.href === '/' ? undefined : location.href } })
    })
    setServerTime(session)
    return { session }
  },
})

/** Only for those with the right, or with `orAction` on the same; others see the forbidden page instead of one full of refusals. */
export function only(action: Action, subject: Subject, orAction: Action = action) {
  return () => {
    const session = queryClient.getQueryData(sessionQuery.queryKey)
    if (session && ![action, orAction].some((one) => mayIn(session, one, subject))) throw new Forbidden()
  }
}
