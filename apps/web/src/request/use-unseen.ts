import type { HelpRequestView } from '@isets/contracts'
import { useState } from 'react'
import { useSession } from '../session/session.ts'
import { countUnseen, unseenChanges, type UnseenChanges } from './timeline.ts'

export interface Unseen extends UnseenChanges {
  count: number
  /** The user has looked at the changes: from now on they count as seen. */
  acknowledge: () => void
}

/**
 * What others did since the user began to type ("someone answered while you typed"). While nothing is typed, the shown
 * state is always the seen one.
 */
export function useUnseen(request: HelpRequestView, typing: boolean): Unseen {
  const { user } = useSession()
  const [seen, setSeen] = useState(request)
  if (!typing && seen !== request) setSeen(request)
  const changes = typing ? unseenChanges(seen, request, user.id) : { messages: [], events: [] }
  return { ...changes, count: countUnseen(changes), acknowledge: () => setSeen(request) }
}
