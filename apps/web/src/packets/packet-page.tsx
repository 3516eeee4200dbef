import type { PacketView } from '@isets/contracts'
import { Card, Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { BackLink } from '../opened/back-link.tsx'
import { OpenedPage } from '../opened/opened-page.tsx'
import { momentText } from '../time/time-text.ts'
import { hoursText, moneyText, monthText } from './figure-text.ts'
import { DueMark, MonthMark } from './packet-marks.tsx'
import { PacketPartCard } from './packet-part.tsx'
import { PacketReports } from './packet-reports.tsx'
import { usePacket } from './use-packet.ts'
import styles from './packets.module.css'

/** One packet: its three parts, its reports, and who did what (BILL-001, BILL-051). */
export function PacketPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/app/packets/$id' })
  const opened = usePacket(id)
  const packet = opened.view
  useDocumentTitle(packet ? `${monthText(packet.month)} · ${packet.programme.name}` : t('packets.title'))
  return (
    <OpenedPage
      back={<BackLink to="/packets">{t('packet.back')}</BackLink>}
      opened={opened}
      notFound={t('packet.notFound')}
    >
      {(view) => <OpenedPacket packet={view} />}
    </OpenedPage>
  )
}

function OpenedPacket({ packet }: { packet: PacketView }) {
  const { t } = useTranslation()
  return (
    <>
      <header className={styles.head}>
        <h1 tabIndex={-1}>{monthText(packet.month)}</h1>
        <p>
          {packet.organisation.name} · {packet.programme.name}
        </p>
        <p className={styles.marks}>
          <MonthMark state={packet.dashboard} />
          <DueMark packet={packet} />
        </p>
      </header>
      <PacketNotices packet={packet} />
      <div className={styles.parts} role="group" aria-label={t('packet.parts')}>
        {packet.parts.map((part) => (
          <PacketPartCard key={part.part} packet={packet} part={part} />
        ))}
      </div>
      <Totals packet={packet} />
      <PacketReports packet={packet} />
    </>
  )
}

/** What the state of the month asks of its reader. */
function PacketNotices({ packet }: { packet: PacketView }) {
  const { t } = useTranslation()
  const { lockedAt, reopening, amendmentsToReview, billingApproval } = packet
  const isBilled = billingApproval === 'approved'
  return (
    <>
      {lockedAt ? (
        <Notice tone="info" icon={IconLock} title={t('packet.locked', { when: momentText(lockedAt) })}>
          {t(isBilled ? 'packet.lockedForGood' : 'packet.lockedText')}
        </Notice>
      ) : null}
      {reopening && reopening.status !== 'granted' && !isBilled ? (
        <Notice
          tone="warning"
          title={t(reopening.status === 'pending' ? 'packet.reopenPending' : 'packet.reopenRefused')}
        >
          {t('packet.askedBy', {
            name: reopening.requested.by.name,
            when: momentText(reopening.requested.at),
            reason: reopening.reason,
          })}
          {reopening.decided ? (
            <p>{t('packet.answeredBy', { name: reopening.decided.by.name, note: reopening.note ?? '' })}</p>
          ) : null}
        </Notice>
      ) : null}
      {amendmentsToReview > 0 ? (
        <Notice
          tone="warning"
          title={t('packet.amendmentsWaiting', { count: amendmentsToReview })}
          action={
            <Button
              size="xs"
              variant="white"
              renderRoot={(props) => (
                <Link to="/amendments" search={{ reviewPacketId: packet.id, view: 'to_review' }} {...props} />
              )}
            >
              {t('packet.seeAmendments')}
            </Button>
          }
        />
      ) : null}
    </>
  )
}

function Totals({ packet: { totals } }: { packet: PacketView }) {
  const { t } = useTranslation()
  const hours = { hours: hoursText(totals.hours), verified: hoursText(totals.verifiedHours) }
  const facts = [
    [t('packet.participants'), totals.participants],
    [t('packet.hours'), t('packet.hoursOf', hours)],
    [t('packet.entered'), moneyText(totals.enteredCents)],
    [t('packet.billed'), moneyText(totals.billedCents)],
    ...totals.byCategory.map(({ label, cents }) => [label, moneyText(cents)] as const),
  ] as const
  return (
    <Card className={styles.totals}>
      <h2>{t('packet.totals')}</h2>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
