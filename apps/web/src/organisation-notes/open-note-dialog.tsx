import { ORGANISATION_NOTE_TASK_LABELS } from '@isets/rules'
import { SkeletonLines } from '@isets/ui'
import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { ListFailure } from '../list/list-states.tsx'
import { dateText, momentText } from '../time/time-text.ts'
import styles from './organisation-notes.module.css'

/** One note in full: mails lead here by `?note=`. */
export function OpenNoteDialog({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation()
  const note = useQuery(api.casework.openOrganisationNote.queryOptions({ input: { id } }))
  const { data } = note
  return (
    <Modal opened onClose={onDone} size="lg" title={data?.subject ?? t('organisationNotes.one')}>
      {note.isPending ? <SkeletonLines label={t('shell.loading')} lines={4} /> : null}
      {note.error ? (
        <ListFailure error={note.error} busy={note.isFetching} onRetry={() => void note.refetch()} />
      ) : null}
      {data ? (
        <article className={styles.opened}>
          <p>
            <strong>{data.organisation.name}</strong> · {ORGANISATION_NOTE_TASK_LABELS[data.task]} ·{' '}
            {dateText(data.contactOn)}
          </p>
          <p className={styles.text}>{data.message}</p>
          <p className={styles.by}>
            {data.author.name} · {momentText(data.writtenAt)}
            {data.sentTo.length > 0 ? (
              <>
                <br />
                {t('organisationNotes.sentTo', { names: data.sentTo.join(', ') })}
              </>
            ) : null}
          </p>
        </article>
      ) : null}
      <div className="dialog-actions">
        <Button variant="default" onClick={onDone} data-autofocus>
          {t('organisationNotes.close')}
        </Button>
      </div>
    </Modal>
  )
}
