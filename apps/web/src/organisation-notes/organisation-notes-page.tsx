import type { OrganisationNoteView } from '@isets/contracts'
import { ORGANISATION_NOTE_TASK_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconNotes, IconPencilPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { optionalPart } from '../app/optional-part.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta, RowTitle } from '../list/row-parts.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { TASKS } from '../notes/labels.ts'
import { parseOrganisationNotesSearch } from '../notes/searches.ts'
import { useMay } from '../session/session.ts'
import { dateText, momentText } from '../time/time-text.ts'
import styles from './organisation-notes.module.css'

const OpenNoteDialog = optionalPart(() => import('./open-note-dialog.tsx').then((module) => module.OpenNoteDialog))
const OrganisationNoteDialog = optionalPart(() =>
  import('./organisation-note-dialog.tsx').then((module) => module.OrganisationNoteDialog),
)

const DELIVERIES = ['saved', 'sent', 'to_me'] as const

/** Notes about agencies, grants and staff (NOTE-001, NOTE-002). */
export function OrganisationNotesPage() {
  const { t } = useTranslation()
  const may = useMay()
  const address = useListSearch(parseOrganisationNotesSearch)
  const { search, filter } = address
  const [writing, setWriting] = useState(false)
  const { q, organisation, task, delivery, from, to } = search
  const input = {
    q: q ?? '',
    organisationId: organisation,
    task: task ? [task] : [],
    delivery: delivery ? [delivery] : [],
    from,
    to,
    page: address.page,
    pageSize: PAGE_SIZE,
  }
  const list = useQuery(
    api.casework.listOrganisationNotes.queryOptions({
      input,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <>
      <ListPage
        title={t('organisationNotes.title')}
        lead={t('organisationNotes.lead')}
        address={address}
        list={list}
        exportOf={{ group: 'casework', list: 'listOrganisationNotes', input }}
        things={t('organisationNotes.things')}
        count={(count) => t('organisationNotes.shown', { count })}
        empty={{ icon: IconNotes, title: t('organisationNotes.emptyTitle'), text: t('organisationNotes.emptyText') }}
        actions={
          may('add', 'OrganisationNote') ? (
            <Button leftSection={<IconPencilPlus size={17} aria-hidden />} onClick={() => setWriting(true)}>
              {t('organisationNotes.write')}
            </Button>
          ) : null
        }
        filters={
          <>
            <SearchBox
              label={t('organisationNotes.search')}
              value={q}
              onChange={(words) => filter({ q: words }, true)}
              width={280}
            />
            <FilterSelect
              label={t('organisationNotes.task')}
              any={t('organisationNotes.anyTask')}
              words={TASKS}
              text={(one) => ORGANISATION_NOTE_TASK_LABELS[one]}
              value={task}
              onChange={(one) => filter({ task: one })}
            />
            <FilterSelect
              label={t('organisationNotes.delivery')}
              any={t('organisationNotes.anyDelivery')}
              words={DELIVERIES}
              text={(one) => t(`organisationNotes.${one}`)}
              value={delivery}
              onChange={(one) => filter({ delivery: one })}
            />
          </>
        }
      >
        {(notes) => <NotesTable notes={notes} />}
      </ListPage>
      {search.note ? <OpenNoteDialog id={search.note} onDone={() => address.show({ note: undefined })} /> : null}
      {writing ? <OrganisationNoteDialog onDone={() => setWriting(false)} /> : null}
    </>
  )
}

function NotesTable({ notes }: { notes: readonly OrganisationNoteView[] }) {
  const { t } = useTranslation()
  const columns: Column<OrganisationNoteView>[] = [
    {
      key: 'provider',
      heading: t('organisationNotes.provider'),
      width: 190,
      cell: (note) => (
        <>
          <RowTitle>{note.organisation.name}</RowTitle>
          <RowMeta>{ORGANISATION_NOTE_TASK_LABELS[note.task]}</RowMeta>
        </>
      ),
    },
    {
      key: 'contactOn',
      heading: t('organisationNotes.contactOn'),
      quiet: true,
      width: 110,
      cell: (note) => <span>{dateText(note.contactOn)}</span>,
    },
    {
      key: 'subject',
      heading: t('organisationNotes.subject'),
      cell: (note) => (
        <>
          <RowLink to="." search={(before: object) => ({ ...before, note: note.id })}>
            {note.subject}
          </RowLink>
          <p className={styles.message}>{note.message}</p>
        </>
      ),
    },
    {
      key: 'delivery',
      heading: t('organisationNotes.delivery'),
      width: 190,
      cell: (note) => (
        <>
          <span>{t(`organisationNotes.${note.delivery}`)}</span>
          {note.sentTo.length > 0 ? (
            <RowMeta>{t('organisationNotes.sentTo', { names: note.sentTo.join(', ') })}</RowMeta>
          ) : null}
        </>
      ),
    },
    {
      key: 'enteredBy',
      heading: t('organisationNotes.enteredBy'),
      width: 180,
      cell: (note) => (
        <>
          <span>{note.author.name}</span>
          <RowMeta>{momentText(note.writtenAt)}</RowMeta>
        </>
      ),
    },
  ]
  return <ListTable label={t('organisationNotes.title')} columns={columns} rows={notes} rowKey={(note) => note.id} />
}
