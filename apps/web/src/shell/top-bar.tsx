import { Initials, Key } from '@isets/ui'
import { Menu, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import {
  IconBook2,
  IconHelpCircle,
  IconHelpHexagon,
  IconKeyboard,
  IconLifebuoy,
  IconLogout,
  IconMailCog,
  IconSearch,
} from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../session/sign-out.ts'
import { fullName, useMay, useSession } from '../session/session.ts'
import { addTexts } from '../texts/i18n.ts'
import { openShortcutsHelp } from './shortcuts-help.tsx'
import styles from './top-bar.module.css'

async function globalSearch() {
  const [module, texts] = await Promise.all([import('./global-search.tsx'), import('../texts/en/requests.ts')])
  addTexts(texts)
  return module
}
const GlobalSearch = lazy(() => globalSearch().then((module) => ({ default: module.GlobalSearch })))

export function TopBar() {
  return (
    <header className={styles.bar}>
      <SearchButton />
      <div className={styles.tools}>
        <HelpMenu />
        <AccountMenu />
      </div>
    </header>
  )
}

/** Loaded with the first search; from then on it hears Ctrl K itself. */
function SearchButton() {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState(false)
  useHotkeys([['mod+K', () => setWanted(true)]], [])
  const open = () => {
    setWanted(true)
    if (wanted) void globalSearch().then((module) => module.openGlobalSearch())
  }
  return (
    <>
      <UnstyledButton className={styles.search} onClick={open} aria-keyshortcuts="Control+K">
        <IconSearch size={17} stroke={2} aria-hidden />
        <span>{t('shell.search')}</span>
        <Key>Ctrl K</Key>
      </UnstyledButton>
      {wanted ? (
        <Suspense fallback={null}>
          <GlobalSearch />
        </Suspense>
      ) : null}
    </>
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
        <Menu.Item component={Link} to="/help" leftSection={<IconHelpHexagon size={17} aria-hidden />}>
          {t('navigation.helpDesk')}
        </Menu.Item>
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
          <span>{user.email || user.username}</span>
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
        <Menu.Item component="a" href="/account/mail" leftSection={<IconMailCog size={17} aria-hidden />}>
          {t('shell.mailPreferences')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={17} aria-hidden />} onClick={() => void signOut()}>
          {t('session.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
