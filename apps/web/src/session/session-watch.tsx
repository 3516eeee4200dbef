import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { client } from '../api/client.ts'
import { onContact, onSignedOut } from './contact.ts'
import { afterContact, clockOf, inStep, phaseAt, shouldTouch, type IdlePhase } from './idle-clock.ts'
import { leave } from './leave.ts'
import { sessionNow } from './server-time.ts'
import { keepSession, useSession } from './session.ts'
import { hearTabs, tellTabs } from './tabs.ts'

const SessionWarning = lazy(() =>
  import('./session-warning.tsx').then((module) => ({ default: module.SessionWarning })),
)

/** Keeps the idle limit: counts, warns, renews, ends, in step with the other tabs (IDN-007, IDN-075). */
function useIdlePhase(): IdlePhase {
  const view = useSession()
  const clock = useRef(clockOf(view))
  const [phase, setPhase] = useState<IdlePhase>({ phase: 'active' })

  useEffect(() => {
    clock.current = clockOf(view)
    setPhase(phaseAt(clock.current, sessionNow()))
  }, [view])

  useEffect(() => {
    const look = () => {
      const next = phaseAt(clock.current, sessionNow())
      if (next.phase === 'ended') leave({ ended: true, tell: false })
      setPhase((shown) => (next.phase === 'active' && shown.phase === 'active' ? shown : next))
    }
    const touch = () => {
      if (!shouldTouch(clock.current, sessionNow())) return
      clock.current = afterContact(clock.current, sessionNow())
      client.identity.renew({}).then(keepSession, () => undefined)
    }
    onContact(() => {
      clock.current = afterContact(clock.current, sessionNow())
      tellTabs({ type: 'contact', idleEndsAt: clock.current.idleEndsAt })
    })
    onSignedOut(() => leave({ ended: true, tell: true }))
    const stopHearing = hearTabs((message) => {
      if (message.type === 'contact') clock.current = inStep(clock.current, message.idleEndsAt)
      if (message.type === 'signed-out') leave({ ended: message.ended, tell: false })
      if (message.type === 'signed-in' && message.userId !== view.user.id) location.reload()
      look()
    })
    const timer = setInterval(look, 1000)
    addEventListener('keydown', touch)
    addEventListener('pointerdown', touch)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      stopHearing()
      removeEventListener('keydown', touch)
      removeEventListener('pointerdown', touch)
      document.removeEventListener('visibilitychange', look)
    }
  }, [view.user.id])

  return phase
}

/** Keeps the session alive or ends it; asks five minutes before the end. */
export function SessionWatch() {
  const phase = useIdlePhase()
  if (phase.phase !== 'warning') return null
  return (
    <Suspense fallback={null}>
      <SessionWarning secondsLeft={phase.secondsLeft} />
    </Suspense>
  )
}
