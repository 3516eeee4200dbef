import type { DeletionRequestView } from '@isets/contracts'
import { DELETION_REASON_LABELS, DELETION_STATUS_LABELS } from '@isets/rules'
import { Card, Notice, PageHeading } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { NoteHead, NoteText, type ShownNote } from '../notes/note-parts.tsx'
import { BackLink } from '../opened/back-link.tsx'
import { OpenedPage } from '../opened/opened-page.tsx'
import { openedFrom } from '../opened/opened.ts'
import { useMay } from '../session/session.ts'
import { dateText, momentText } from '../time/time-text.ts'
import { DecisionForm } from './decision-form.tsx'
import styles from './deletions.module.css'

/** A deletion request: the note beside the one that it is said to repeat, and the decision (NOTE-016). */
export function DeletionPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/app/deletion-requests/$id' })
  const query = useQuery(api.casework.openDeletionRequest.queryOptions({ input: { id } }))
  const opened = openedFrom(query)
  useDocumentTitle(t('deletions.title'))
  return (
    <OpenedPage
      back={<BackLink to="/deletion-requests">{t('deletions.back')}</BackLink>}
      opened={opened}
      notFound={t('deletions.notFound')}
    >
      {(view) => <OpenedDeletion view={view} />}
    </OpenedPage>
  )
}

function OpenedDeletion({ view }: { view: DeletionRequestView }) {
  const { t } = useTranslation()
  return (
    <>
      <PageHeading
        title={t('deletions.requestOf', { name: view.requester.name })}
        lead={`${DELETION_STATUS_LABELS[view.status]} · ${momentText(view.requestedAt)}`}
      />
      <RequestFacts view={view} />
      <Comparison view={view} />
      <Decision view={view} />
    </>
  )
}

function RequestFacts({ view }: { view: DeletionRequestView }) {
  const { t } = useTranslation()
  const may = useMay()
  const { customer, reason, explanation, requesterOrganisation } = view
  return (
    <Card className={styles.card}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('deletions.customer')}</dt>
          <dd>
            {may('read', 'CaseNote') ? (
              <Link to="/customers/$id/notes" params={{ id: customer.id }}>
                {t('deletions.openNotes', { name: customer.name })}
              </Link>
            ) : (
              customer.name
            )}
          </dd>
        </div>
        <div>
          <dt>{t('deletions.requester')}</dt>
          <dd>{[view.requester.name, requesterOrganisation].filter(Boolean).join(', ')}</dd>
        </div>
        <div>
          <dt>{t('deletions.reason')}</dt>
          <dd>
            <strong>{DELETION_REASON_LABELS[reason]}</strong>
            <br />
            {explanation}
          </dd>
        </div>
      </dl>
    </Card>
  )
}

function Comparison({ view }: { view: DeletionRequestView }) {
  const { t } = useTranslation()
  const { other, likeness } = view
  return (
    <>
      {other && likeness !== null ? (
        <p className={styles.likeness} role="status">
          {likeness === 100 ? t('deletions.same') : t('deletions.likeness', { percent: likeness })}
        </p>
      ) : null}
      <div className={styles.pair}>
        <Side title={t('deletions.theNote')} note={view.note} />
        {other ? (
          <Side
            title={t(view.otherIsNamed ? 'deletions.otherNamed' : 'deletions.otherFound')}
            note={other}
            mark={view.otherIsDeleted ? t('deletions.otherIsDeleted') : undefined}
          />
        ) : (
          <Notice tone="info" title={t('deletions.noOther')} />
        )}
      </div>
    </>
  )
}

interface SideProps {
  title: string
  note: ShownNote
  mark?: string | undefined
}

function Side({ title, note, mark }: SideProps) {
  return (
    <section aria-label={`${title}, ${dateText(note.contactOn)}`} className={styles.side}>
      <h2>{title}</h2>
      {mark ? <Notice tone="warning" title={mark} /> : null}
      <NoteHead note={note} />
      <NoteText note={note} />
    </section>
  )
}

function Decision({ view }: { view: DeletionRequestView }) {
  const { t } = useTranslation()
  if (view.mayDecide) return <DecisionForm view={view} />
  if (view.hindrance) return <Notice tone="warning" title={view.hindrance} />
  if (!view.decidedBy || !view.decidedAt) return null
  const words = {
    status: DELETION_STATUS_LABELS[view.status],
    name: view.decidedBy.name,
    when: momentText(view.decidedAt),
  }
  return (
    <Notice tone={view.status === 'approved' ? 'success' : 'info'} title={t('deletions.decided', words)}>
      <p>{view.decisionNote}</p>
    </Notice>
  )
}
