import { PageHeading } from '@isets/ui'
import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { NotesTab } from './notes-tab.tsx'
import styles from './notes.module.css'

/** The notes of one customer at an address of their own, where mails and work lists lead. */
export function CustomerNotesPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/app/customers/$id/notes' })
  const { note } = useSearch({ from: '/app/customers/$id/notes' })
  useDocumentTitle(t('notes.title'))
  return (
    <div className={styles.page}>
      <PageHeading title={t('notes.title')} />
      <NotesTab customerId={id} noteId={note} />
    </div>
  )
}
