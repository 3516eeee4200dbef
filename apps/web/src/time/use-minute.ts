import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../session/server-time.ts'
import { ageOf } from './time-text.ts'

const listeners = new Set<() => void>()
let shown = 0
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  shown = serverNow()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    shown = serverNow()
    timer = setInterval(tick, 60_000)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** The server's time, ticking once a minute: every badge changes in the same moment, and none of them chatters. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => shown || (shown = serverNow()))
}

/** `6m ago` */
export function useAgeText(): (instant: string) => string {
  const { t } = useTranslation()
  const now = useMinute()
  return (instant) => {
    const age = ageOf(instant, now)
    return age.unit === 'justNow' ? t('time.justNow') : t(`time.${age.unit}`, { count: age.count })
  }
}
