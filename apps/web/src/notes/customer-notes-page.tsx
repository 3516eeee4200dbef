import { useParams, useSearch } from '@tanstack/react-router'
import { RecordFrame } from '../customer/record-frame.tsx'
import { NotesTab } from './notes-tab.tsx'

/** The notes in the record of one customer: an address of their own, where mails and work lists lead. */
export function CustomerNotesPage() {
  const { id } = useParams({ from: '/app/customers/$id/notes' })
  const { note } = useSearch({ from: '/app/customers/$id/notes' })
  return <RecordFrame id={id}>{() => <NotesTab customerId={id} noteId={note} />}</RecordFrame>
}
