import { Initials, Key } from '@isets/ui'
import { Menu, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconBook2, IconHelpCircle, IconKeyboard, IconLifebuoy, IconLogout, IconSearch } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../session/session-watch.tsx'
import { fullName, useMay, useSession } from '../session/session.ts'
import { openShortcutsHelp } from './shortcuts-help.tsx'
import styles from './top-bar.module.css'

const GlobalSearch = lazy(() => import('./global-search.tsx').then((module) => ({ default: module.GlobalSearch })))

export function TopBar() {
  const { t } = useTranslation()
  return (
    <header className={styles.bar}>
      <UnstyledButton className={styles.search} onClick={spotlight.open} aria-keyshortcuts="Control+K">
        <IconSearch size={17} stroke={2} aria-hidden />
        <span>{t('shell.search')}</span>
        <Key>Ctrl K</Key>
      </UnstyledButton>
      <Suspense fallback={null}>
        <GlobalSearch />
      </Suspense>
      <div className={styles.tools}>
        <HelpMenu />
        <AccountMenu />
      </div>
    </header>
  )
}

/** The address of the form that remembers where the user came from (HELP-018). */
function useFilingHref(): string {
  const place = useRouterState({ select: (state) => state.location.href })
  return place.startsWith('/help/new') ? place : `/help/new?from=${encodeURIComponent(place)}`
}

function HelpMenu() {
  const { t } = useTranslation()
  const may = useMay()
  const filing = useFilingHref()
  return (
    <Menu width={230}>
      <Menu.Target>
        <UnstyledButton className={styles.icon} aria-label={t('shell.help')} title={t('shell.help')}>
          <IconHelpCircle size={22} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {may('file', 'HelpRequest') ? (
          <Menu.Item component="a" href={filing} leftSection={<IconLifebuoy size={17} aria-hidden />}>
            {t('navigation.getHelp')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconKeyboard size={17} aria-hidden />} onClick={openShortcutsHelp}>
          {t('shortcuts.title')}
        </Menu.Item>
        {may('preview', 'MailTemplate') ? (
          <Menu.Item component="a" href="/api/docs" target="_blank" leftSection={<IconBook2 size={17} aria-hidden />}>
            {t('shell.apiReference')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}

/** HELP-001: Help Request opens from the username menu, in a window of its own. */
function AccountMenu() {
  const { t } = useTranslation()
  const { user } = useSession()
  const may = useMay()
  const filing = useFilingHref()
  const name = fullName(user)
  return (
    <Menu width={270}>
      <Menu.Target>
        <UnstyledButton className={styles.account} aria-label={t('shell.account', { name })}>
          <Initials name={name} own large />
          <span className={styles.name}>{name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{name}</strong>
          <span>{user.roles.map((role) => t(`roles.${role}`)).join(', ')}</span>
          {user.organisation ? <span>{user.organisation.name}</span> : null}
          <span>{user.email}</span>
        </div>
        <Menu.Divider />
        {may('file', 'HelpRequest') ? (
          <Menu.Item
            component="a"
            href={filing}
            target="_blank"
            rel="opener"
            leftSection={<IconLifebuoy size={17} aria-hidden />}
          >
            {t('shell.helpRequest')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconLogout size={17} aria-hidden />} onClick={() => void signOut()}>
          {t('session.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
