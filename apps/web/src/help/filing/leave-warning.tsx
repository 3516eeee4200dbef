import { useBlocker } from '@tanstack/react-router'
import { useEffect } from 'react'
import { optionalPart } from '../../app/optional-part.ts'

const LeaveDialog = optionalPart(() => import('./leave-dialog.tsx').then((module) => module.LeaveDialog))

/** Asks before a page with unsaved words is left, inside the app and by closing the window. */
export function LeaveWarning({ active }: { active: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: () => active,
    enableBeforeUnload: () => active,
    withResolver: true,
  })
  useEffect(() => {
    if (active) LeaveDialog.preload()
  }, [active])
  if (blocker.status !== 'blocked') return null
  return <LeaveDialog onStay={blocker.reset} onLeave={blocker.proceed} />
}
