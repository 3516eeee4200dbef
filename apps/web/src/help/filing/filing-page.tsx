import type { OutputOf, contract } from '@isets/contracts'
import { PageHeading, SkeletonLines } from '@isets/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { whenNothingIsShown } from '../../api/query-client.ts'
import { useDocumentTitle } from '../../app/use-document-title.ts'
import { useSession } from '../../session/session.ts'
import { browserName, pageAddress } from './place.ts'
import { FilingForm } from './filing-form.tsx'
import { FilingSent, type SentRequest } from './filing-sent.tsx'
import { startingForm, withDraft } from './form-values.ts'
import styles from './filing.module.css'
import { FilingNotes } from './filing-notes.tsx'

const draftOptions = api.helpDesk.readDraft.queryOptions({ input: {}, staleTime: 0, gcTime: 0 })

type StoredDraft = OutputOf<typeof contract.helpDesk.readDraft>
const NO_DRAFT: StoredDraft = { id: null, version: null, form: null, attachments: [], savedAt: null }

function draftRef({ id, version, savedAt }: StoredDraft) {
  return id && version && savedAt ? { id, version, savedAt: new Date(savedAt) } : null
}

/** HELP-005 to HELP-019: a new help request, from the half-written draft if there is one. */
export function FilingPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('filing.windowTitle'))
  const { user } = useSession()
  const { from } = useSearch({ from: '/app/help/new' })
  const queryClient = useQueryClient()
  const [round, setRound] = useState(0)
  const [sent, setSent] = useState<SentRequest | null>(null)
  const draft = useQuery({ ...draftOptions, throwOnError: whenNothingIsShown, refetchOnReconnect: false })

  const again = () => {
    queryClient.setQueryData(draftOptions.queryKey, NO_DRAFT)
    setSent(null)
    setRound((count) => count + 1)
  }
  if (sent) return <FilingSent sent={sent} onAnother={again} />

  const place = { pageUrl: pageAddress(from, location.origin), browser: browserName(navigator.userAgent) }
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <PageHeading title={t('filing.title')} lead={t('filing.lead')} />
        {draft.data ? (
          <FilingForm
            key={round}
            start={withDraft(startingForm(user, place), draft.data.form)}
            files={draft.data.attachments}
            draft={draftRef(draft.data)}
            onSent={setSent}
            onStartOver={again}
          />
        ) : (
          <SkeletonLines label={t('shell.loading')} lines={12} />
        )}
      </div>
      <FilingNotes />
    </div>
  )
}
