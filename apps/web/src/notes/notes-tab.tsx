import type { CaseNoteView, ContactType } from '@isets/contracts'
import { CONTACT_TYPE_LABELS } from '@isets/rules'
import { EmptyState } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconNotes, IconPencilPlus, IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { optionalPart } from '../app/optional-part.ts'
import { RecordPart } from '../customer/record-part.tsx'
import { ExportMenu } from '../list/export-menu.tsx'
import { FilterSelect } from '../list/filter-bar.tsx'
import { Pager } from '../list/pager.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { openedFrom } from '../opened/opened.ts'
import { useMay } from '../session/session.ts'
import { CONTACT_TYPES } from './labels.ts'
import { NoteCard } from './note-card.tsx'
import type { NoteStart } from './note-form.tsx'
import styles from './notes.module.css'

const NoteForm = optionalPart(() => import('./note-form.tsx').then((module) => module.NoteForm))
const TeamDialog = optionalPart(() => import('./team-dialog.tsx').then((module) => module.TeamDialog))

const PAGE_SIZE = 50

interface NotesTabProps {
  customerId: string
  /** The note that the address names: it is marked and brought into view. */
  noteId?: string | undefined
}

/** The case notes of a customer: read, written, added to, and asked to be deleted. */
export function NotesTab({ customerId, noteId }: NotesTabProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [q, setQ] = useState<string | undefined>(undefined)
  const [type, setType] = useState<ContactType | undefined>(undefined)
  const [page, setPage] = useState(1)
  const [writing, setWriting] = useState<NoteStart | null>(null)
  const [teamOpen, setTeamOpen] = useState(false)
  const input = { customerId, q: q ?? '', contactType: type ? [type] : [], page, pageSize: PAGE_SIZE }
  const list = useQuery(
    api.casework.listNotes.queryOptions({
      input,
      placeholderData: keepPreviousData,
    }),
  )
  const { view } = openedFrom(list)
  const filtered = Boolean(q || type)
  const search = (change: () => void) => {
    change()
    setPage(1)
  }
  return (
    <section className={styles.tab} aria-label={t('notes.title')}>
      <div className={styles.tools} role="search">
        <SearchBox label={t('notes.search')} value={q} onChange={(words) => search(() => setQ(words))} width={250} />
        <FilterSelect
          label={t('notes.type')}
          any={t('notes.anyType')}
          words={CONTACT_TYPES}
          text={(one) => CONTACT_TYPE_LABELS[one]}
          value={type}
          onChange={(one) => search(() => setType(one))}
        />
        <span className={styles.count} role="status">
          {view ? t('notes.shown', { count: view.total }) : ''}
        </span>
        <div className={styles.acts}>
          <ExportMenu of={{ group: 'casework', list: 'listNotes', input }} />
          {may('read', 'ResourceTeam') ? (
            <Button
              variant="default"
              leftSection={<IconUsersGroup size={17} aria-hidden />}
              onClick={() => setTeamOpen(true)}
            >
              {t('notes.team')}
            </Button>
          ) : null}
          {may('add', 'CaseNote') && writing === null ? (
            <Button
              leftSection={<IconPencilPlus size={17} aria-hidden />}
              onClick={() => setWriting({ relation: null })}
            >
              {t('notes.write')}
            </Button>
          ) : null}
        </div>
      </div>
      {writing ? (
        <NoteForm
          key={writing.relation?.note.id ?? 'new'}
          customerId={customerId}
          relation={writing.relation}
          onDone={() => setWriting(null)}
        />
      ) : null}
      <RecordPart customerId={customerId} query={list} lines={8}>
        {({ rows, total }) => (
          <>
            <Notes rows={rows} chosen={noteId} filtered={filtered} onFollow={(relation) => setWriting({ relation })} />
            <Pager page={page} pageSize={PAGE_SIZE} total={total} onPage={setPage} />
          </>
        )}
      </RecordPart>
      {teamOpen ? <TeamDialog customerId={customerId} onDone={() => setTeamOpen(false)} /> : null}
    </section>
  )
}

interface NotesProps {
  rows: readonly CaseNoteView[]
  chosen: string | undefined
  filtered: boolean
  onFollow: (relation: NonNullable<NoteStart['relation']>) => void
}

function Notes({ rows, chosen, filtered, onFollow }: NotesProps) {
  const { t } = useTranslation()
  if (rows.length === 0) {
    return (
      <EmptyState icon={IconNotes} title={t(filtered ? 'notes.noneTitle' : 'notes.emptyTitle')}>
        {t(filtered ? 'notes.noneText' : 'notes.emptyText')}
      </EmptyState>
    )
  }
  return (
    <ul className={styles.list}>
      {rows.map((note) => (
        <li key={note.id}>
          <NoteCard note={note} siblings={rows} chosen={note.id === chosen} onFollow={onFollow} />
        </li>
      ))}
    </ul>
  )
}
