import { FAQ_ASKERS, FAQ_SUBJECTS, findFaq, type FaqSubject } from '@isets/rules'
import { EmptyState, PageHeading } from '@isets/ui'
import { IconMapSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../../app/use-document-title.ts'
import { FilterBar, FilterSelect } from '../../list/filter-bar.tsx'
import { SearchBox } from '../../list/search-box.tsx'
import { useListSearch } from '../../list/use-list-search.ts'
import { parseFaqSearch } from '../searches.ts'
import { FaqList } from './faq-list.tsx'
import styles from './faq.module.css'

const SUBJECTS = Object.keys(FAQ_SUBJECTS) as FaqSubject[]

/** HELP-003: answers by audience, subject and words; below them the way to ask what is not there. */
export function FaqSearch({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  useDocumentTitle(t('faq.title'))
  const { search, filter, filtered, clear } = useListSearch(parseFaqSearch)
  const found = findFaq(search)
  return (
    <div className={styles.page}>
      <PageHeading title={t('faq.title')} lead={t('faq.lead')} />
      <FilterBar filtered={filtered} onClear={clear}>
        <SearchBox label={t('faq.search')} value={search.q} onChange={(q) => filter({ q }, true)} width={270} />
        <FilterSelect
          label={t('faq.audience')}
          any={t('faq.anyAudience')}
          words={FAQ_ASKERS}
          text={(one) => t(`faq.audiences.${one}`)}
          value={search.audience}
          onChange={(audience) => filter({ audience })}
          width={180}
        />
        <FilterSelect
          label={t('faq.subject')}
          any={t('faq.anySubject')}
          words={SUBJECTS}
          text={(one) => FAQ_SUBJECTS[one]}
          value={search.subject}
          onChange={(subject) => filter({ subject })}
          width={200}
        />
      </FilterBar>
      <p className="visually-hidden" role="status">
        {t('faq.shown', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState icon={IconMapSearch} title={t('faq.emptyTitle')}>
          {t('faq.emptyText')}
        </EmptyState>
      ) : (
        SUBJECTS.map((subject) => (
          <FaqList key={subject} subject={subject} entries={found.filter((entry) => entry.subject === subject)} />
        ))
      )}
      {children}
    </div>
  )
}
