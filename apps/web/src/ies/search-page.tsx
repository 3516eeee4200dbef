import type { IesSearchForm } from '@isets/rules'
import { PageHeading } from '@isets/ui'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { AddForm } from './add-form.tsx'
import styles from './ies.module.css'
import { SearchForm } from './search-form.tsx'
import { SearchResult } from './search-result.tsx'

/** IES-008 to IES-015: finds a customer in IES. Nothing of it is kept in the address or in the cache. */
export function SearchPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('search.title'))
  const [searched, setSearched] = useState<IesSearchForm | null>(null)
  const [adding, setAdding] = useState(false)
  const result = useRef<HTMLDivElement>(null)
  const search = useMutation({ ...api.iesExchange.searchIes.mutationOptions(), gcTime: 0 })
  const found = search.data
  useEffect(() => {
    if (found !== undefined) result.current?.focus()
  }, [found])
  const start = (form: IesSearchForm) => {
    setSearched(form)
    setAdding(false)
    search.mutate(form)
  }
  return (
    <div className={styles.page}>
      <PageHeading title={t('search.title')} lead={t('search.lead')} />
      <SearchForm busy={search.isPending} error={search.error} onSearch={start} />
      {found !== undefined && searched !== null ? (
        <div ref={result} tabIndex={-1} role="region" aria-label={t('search.result')}>
          {adding ? (
            <AddForm start={searched} onCancel={() => setAdding(false)} onAdded={() => start(searched)} />
          ) : (
            <SearchResult found={found} searched={searched} onAdd={() => setAdding(true)} />
          )}
        </div>
      ) : null}
    </div>
  )
}
