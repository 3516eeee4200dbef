import type { HelpRequestRow, HelpRequestView } from '@isets/contracts'
import { TimeLeftBadge } from '@isets/ui'
import { ActionIcon, CloseButton, Menu } from '@mantine/core'
import { IconBan, IconDots, IconExternalLink, IconLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { timeLeftOf } from '../time/time-left.ts'
import { dueText } from '../time/time-text.ts'
import { useMinute } from '../time/use-minute.ts'
import styles from './panel.module.css'
import { StatusMenu } from './status-menu.tsx'
import { tell } from '../app/toasts.tsx'

interface PanelHeadProps {
  row: HelpRequestRow | undefined
  request: HelpRequestView | undefined
  onClose: () => void
}

export function PanelHead({ row, request, onClose }: PanelHeadProps) {
  const { t } = useTranslation()
  const now = useMinute()
  const heading = useRef<HTMLHeadingElement>(null)
  const openedId = useRef(row?.id)
  const timeLeft = row ? timeLeftOf(row.promise, now) : undefined
  const due = row?.promise.dueAt

  useEffect(() => {
    // The keys J and K come from another row and move the focus along the list; opening this one brings it here.
    const from = document.activeElement
    if (from?.matches('[id^="row-"]:focus-visible') && from.id !== `row-${openedId.current}`) return
    // In a narrow window the request stands below the list and has to come into view.
    heading.current?.focus({ preventScroll: matchMedia('(min-width: 700px)').matches })
  }, [])

  const copyLink = () => {
    const address = new URL('/support/queue', location.origin)
    address.searchParams.set('view', 'all')
    address.searchParams.set('request', row?.number ?? '')
    void navigator.clipboard.writeText(address.href).then(() => tell(t('panel.copied')))
  }

  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <div className={styles.facts}>
          <span className={styles.number}>{row?.number}</span>
          {row && timeLeft ? (
            <TimeLeftBadge tone={timeLeft.tone} text={timeLeft.text} {...(due && { title: dueText(due) })} />
          ) : null}
          {request ? <StatusMenu request={request} /> : null}
        </div>
        <Menu>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray.7" size={36} aria-label={t('panel.more')}>
              <IconDots size={20} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconLink size={17} aria-hidden />} onClick={copyLink}>
              {t('panel.copyLink')}
            </Menu.Item>
            {row ? (
              <Menu.Item
                leftSection={<IconExternalLink size={17} aria-hidden />}
                renderRoot={(props) => <Link to="/help/requests/$ref" params={{ ref: row.id }} {...props} />}
              >
                {t('panel.openPage')}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
        <CloseButton size={36} iconSize={20} aria-label={t('panel.close')} title="Esc" onClick={onClose} />
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {row?.summary}
      </h2>
      {row?.blocksWork ? (
        <p className={styles.blocks}>
          <IconBan size={15} aria-hidden /> {t('request.blocksWork')}
        </p>
      ) : null}
    </header>
  )
}
