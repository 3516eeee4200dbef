import type { QuarantinedUploadView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { sizeText } from '../files/file-checks.ts'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowMeta, RowTitle } from '../list/row-parts.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { momentText } from '../time/time-text.ts'
import { QuarantineDialog } from './quarantine-dialog.tsx'
import styles from './quarantine.module.css'
import { parseQuarantineSearch } from './searches.ts'

interface Decision {
  file: QuarantinedUploadView
  decision: 'release' | 'discard'
}

/** Files that came in while the virus check did not answer; a lead of SIU lets them out or has them removed. */
export function QuarantinePage() {
  const { t } = useTranslation()
  const address = useListSearch(parseQuarantineSearch)
  const [chosen, setChosen] = useState<Decision | null>(null)
  const list = useQuery(
    api.helpDesk.listQuarantined.queryOptions({ input: { page: address.page, pageSize: PAGE_SIZE } }),
  )
  return (
    <>
      <ListPage
        title={t('quarantine.title')}
        lead={t('quarantine.lead')}
        address={{ ...address, filtered: false }}
        list={list}
        exportOf={{ group: 'helpDesk', list: 'listQuarantined', input: {} }}
        things={t('quarantine.things')}
        count={(count) => t('quarantine.shown', { count })}
        empty={{ icon: IconCircleCheck, title: t('quarantine.emptyTitle'), text: t('quarantine.emptyText') }}
      >
        {(files) => <QuarantineTable files={files} onDecide={setChosen} />}
      </ListPage>
      {chosen ? <QuarantineDialog {...chosen} onDone={() => setChosen(null)} /> : null}
    </>
  )
}

const DECISIONS = ['release', 'discard'] as const

interface TableProps {
  files: readonly QuarantinedUploadView[]
  onDecide: (decision: Decision) => void
}

function QuarantineTable({ files, onDecide }: TableProps) {
  const { t } = useTranslation()
  const columns: Column<QuarantinedUploadView>[] = [
    {
      key: 'file',
      heading: t('quarantine.file'),
      cell: (file) => (
        <>
          <RowTitle>{file.name}</RowTitle>
          <RowMeta>{`${sizeText(file.bytes)} · ${file.mediaType}`}</RowMeta>
        </>
      ),
    },
    { key: 'uploader', heading: t('quarantine.uploader'), cell: (file) => <span>{file.uploader.name}</span> },
    {
      key: 'request',
      heading: t('quarantine.request'),
      cell: (file) => <span>{file.request?.number ?? t('quarantine.loose')}</span>,
    },
    {
      key: 'uploadedAt',
      heading: t('quarantine.uploadedAt'),
      quiet: true,
      cell: (file) => <span>{momentText(file.uploadedAt)}</span>,
    },
    {
      key: 'actions',
      heading: t('quarantine.actions'),
      quietHeading: true,
      cell: (file) => (
        <div className={styles.actions}>
          {DECISIONS.map((decision) => (
            <Button
              key={decision}
              size="xs"
              variant="default"
              aria-label={t(`quarantine.${decision}Of`, { name: file.name })}
              onClick={() => onDecide({ file, decision })}
            >
              {t(`quarantine.${decision}`)}
            </Button>
          ))}
        </div>
      ),
    },
  ]
  return <ListTable label={t('quarantine.title')} columns={columns} rows={files} rowKey={(file) => file.id} />
}
