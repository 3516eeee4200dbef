import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../api/client.ts'
import { onContact, onSignedOut } from './contact.ts'
import { afterContact, clockOf, countdownText, inStep, phaseAt, shouldTouch, type IdlePhase } from './idle-clock.ts'
import { leave } from './leave.ts'
import { serverNow } from './server-time.ts'
import { keepSession, useSession } from './session.ts'
import { hearTabs, tellTabs } from './tabs.ts'

/** Keeps the idle limit: counts, warns, renews, ends, in step with the other tabs (IDN-007, IDN-075). */
function useIdlePhase(): IdlePhase {
  const view = useSession()
  const clock = useRef(clockOf(view))
  const [phase, setPhase] = useState<IdlePhase>({ phase: 'active' })

  useEffect(() => {
    clock.current = clockOf(view)
    setPhase(phaseAt(clock.current, serverNow()))
  }, [view])

  useEffect(() => {
    const look = () => {
      const next = phaseAt(clock.current, serverNow())
      if (next.phase === 'ended') leave({ ended: true, tell: false })
      setPhase((shown) => (next.phase === 'active' && shown.phase === 'active' ? shown : next))
    }
    const touch = () => {
      if (!shouldTouch(clock.current, serverNow())) return
      clock.current = afterContact(clock.current, serverNow())
      client.identity.renew({}).then(keepSession, () => undefined)
    }
    onContact(() => {
      clock.current = afterContact(clock.current, serverNow())
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

/** The question five minutes before the end: stay signed in, or sign out now. */
export function SessionWatch() {
  const { t } = useTranslation()
  const phase = useIdlePhase()
  const renew = useMutation(api.identity.renew.mutationOptions({ onSuccess: keepSession }))
  const seconds = phase.phase === 'warning' ? phase.secondsLeft : 0
  return (
    <Modal
      opened={phase.phase === 'warning'}
      onClose={() => renew.mutate({})}
      title={t('session.warningTitle')}
      withCloseButton={false}
      closeOnClickOutside={false}
    >
      <p>
        {t('session.warningText')} <strong className="numeric">{countdownText(seconds)}</strong>
      </p>
      <p className="visually-hidden" role="status">
        {seconds > 0 && seconds % 60 === 0 ? t('session.minutesLeft', { count: seconds / 60 }) : ''}
      </p>
      <div className="dialog-actions">
        <Button data-autofocus loading={renew.isPending} onClick={() => renew.mutate({})}>
          {t('session.stay')}
        </Button>
        <Button variant="default" onClick={() => void signOut()}>
          {t('session.signOut')}
        </Button>
      </div>
    </Modal>
  )
}

/** Ends the session at the server and in every tab. */
export async function signOut(): Promise<void> {
  // The server tells every window of an ended session; this one has asked for it.
  onSignedOut(() => leave({ ended: false, tell: true }))
  await client.identity.signOut({}).catch(() => undefined)
  leave({ ended: false, tell: true })
}
