import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveUpdates } from '../live/use-live-updates.ts'
import { SessionWatch } from '../session/session-watch.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { Rail } from './rail.tsx'
import { ShortcutsHelp } from './shortcuts-help.tsx'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'

/** The frame around every page: rail, top bar, session watch, live updates. */
export function Shell() {
  const { t } = useTranslation()
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const shown = useRef(path)
  useLiveUpdates()

  useEffect(() => {
    if (shown.current === path || !path) return
    const first = shown.current === undefined
    shown.current = path
    if (!first) (main.current?.querySelector<HTMLElement>('h1') ?? main.current)?.focus({ preventScroll: true })
  }, [path])

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('shell.skip')}
      </a>
      <Rail />
      <TopBar />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <OfflineBanner />
        <Outlet />
      </main>
      <SessionWatch />
      <ShortcutsHelp />
    </div>
  )
}
