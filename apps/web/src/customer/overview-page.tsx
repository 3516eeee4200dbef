import type { CustomerFlag, CustomerView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { ACTIVITIES, ET_STATUS_LABELS } from '@isets/rules'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { NotePrompts } from '../notes/note-prompts.tsx'
import { dateText, dayText, momentText } from '../time/time-text.ts'
import { ExitHistory } from './exit-history.tsx'
import { LoginPanel } from './login-panel.tsx'
import { RecordFrame } from './record-frame.tsx'
import { StatusPanel } from './status-panel.tsx'
import styles from './record.module.css'

/** The record at a glance: what calls for action, status, enrolments, contact (CASE-012 to CASE-014). */
export function OverviewPage() {
  const { id = '' } = useParams({ strict: false })
  return <RecordFrame id={id}>{(customer) => <Overview customer={customer} />}</RecordFrame>
}

function Overview({ customer }: { customer: CustomerView }) {
  return (
    <NotePrompts customerId={customer.id}>
      {customer.flags.map((one) => (
        <Flag key={one.flag} customerId={customer.id} {...one} />
      ))}
      <div className={styles.panels}>
        <StatusPanel customer={customer} />
        <Enrolments customer={customer} />
        {customer.exits.length > 0 ? <ExitHistory exits={customer.exits} /> : null}
        <Contact customer={customer} />
        <LoginPanel customerId={customer.id} />
        <History customer={customer} />
      </div>
    </NotePrompts>
  )
}

/** Where a flag is answered. */
const FLAG_PAGES = {
  screening_due: 'screening',
  screening_old: 'screening',
  screening_review: 'screening',
  screening_overdue: 'screening',
  completed_not_exited: 'plan',
  plan_note_due: 'notes',
  note_overdue: 'notes',
} as const satisfies Partial<Record<CustomerFlag['flag'], string>>
const FLAG_TABS = {
  screening: '/customers/$id/screening',
  plan: '/customers/$id/plan',
  notes: '/customers/$id/notes',
} as const

/** What calls for action, in words, with the way to it. */
function Flag({ customerId, flag, colour }: CustomerFlag & { customerId: string }) {
  const { t } = useTranslation()
  const pages: Partial<Record<CustomerFlag['flag'], keyof typeof FLAG_TABS>> = FLAG_PAGES
  const page = pages[flag]
  return (
    <Notice
      tone={colour === 'red' ? 'error' : 'warning'}
      title={t(`record.flags.${flag}`)}
      action={
        page ? (
          <Link to={FLAG_TABS[page]} params={{ id: customerId }}>
            {t(`record.flagPages.${page}`)}
          </Link>
        ) : undefined
      }
    />
  )
}

function Enrolments({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation()
  return (
    <section className={styles.panel} aria-labelledby="enrolments">
      <h2 id="enrolments">{t('record.enrolments')}</h2>
      {customer.enrolments.length === 0 ? <p className={styles.quiet}>{t('record.noEnrolments')}</p> : null}
      <ul className={styles.list}>
        {customer.enrolments.map((one) => (
          <li key={one.id}>
            <strong>{one.programme.name}</strong>, {one.organisation.name}
            <br />
            <span className={styles.quiet}>
              {t('record.enrolledSince', { date: dateText(one.enrolledOn), year: one.fiscalYear })}
              {one.endedOn ? `. ${t('record.ended', { date: dateText(one.endedOn) })}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <h3>{t('record.open')}</h3>
      {customer.openActivities.length === 0 ? <p className={styles.quiet}>{t('record.noOpen')}</p> : null}
      <ul className={styles.list}>
        {customer.openActivities.map((one) => (
          <li key={one.type}>
            {ACTIVITIES[one.type].label}, {one.organisation.name}
            <span className={styles.quiet}> · {dateText(one.startedOn)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contact({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation()
  const { line1, line2, city, state, zip } = customer.address
  const facts = [
    [t('record.name'), [customer.firstName, customer.middleName, customer.lastName].filter(Boolean).join(' ')],
    [t('record.address'), [line1, line2, `${city}, ${state} ${zip}`].filter(Boolean).join(', ')],
    [t('record.county'), customer.county],
    [t('record.phone'), customer.phone],
    [t('record.email'), customer.email || t('record.noEmail')],
  ]
  return (
    <section className={styles.panel} aria-labelledby="contact">
      <h2 id="contact">{t('record.contact')}</h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>
        {t('record.iesLead')} {t('record.nameForm')}
      </p>
      <LastSync />
    </section>
  )
}

/** IES-007: a reported change may take until the next import. */
function LastSync() {
  const { t } = useTranslation()
  const { data } = useQuery(api.iesExchange.readFeedStatus.queryOptions({ input: {} }))
  if (data === undefined) return null
  const { lastSyncAt } = data
  return (
    <p className={styles.quiet}>
      {lastSyncAt === null ? t('record.neverSynced') : t('record.synced', { when: momentText(lastSyncAt) })}
    </p>
  )
}

/** CASE-053: who changed the status, and when. */
function History({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation()
  return (
    <section className={styles.panel} aria-labelledby="history">
      <h2 id="history">{t('record.history')}</h2>
      <ol className={styles.list}>
        {customer.statusHistory.map((line) => (
          <li key={`${line.at}-${line.status}`}>
            {ET_STATUS_LABELS[line.status]}
            <span className={styles.quiet}>
              {' '}
              · {dayText(line.at)}, {line.by ?? t('record.byItself')}
              {line.because ? (
                <>
                  <br />
                  {t(`notTakingPart.causes.${line.because.cause}`)}: {line.because.reason}
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
