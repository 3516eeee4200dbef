import { ARTICLE_AREAS, ARTICLES, findByWords, type Article, type ArticleArea } from '@isets/rules'
import { EmptyState, PageHeading } from '@isets/ui'
import { IconChevronRight, IconMapSearch } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../../app/use-document-title.ts'
import { FilterBar } from '../../list/filter-bar.tsx'
import { SearchBox } from '../../list/search-box.tsx'
import { useListSearch } from '../../list/use-list-search.ts'
import { AskCard } from '../faq/ask-card.tsx'
import { parseArticlesSearch } from '../searches.ts'
import faqStyles from '../faq/faq.module.css'
import styles from './desk.module.css'

const AREAS = Object.keys(ARTICLE_AREAS) as ArticleArea[]

/** HELP-002 HELP-003: the knowledge base, found by words and names of programs. The address may open one article. */
export function ArticlesPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('articles.title'))
  const { search, filter, filtered, clear } = useListSearch(parseArticlesSearch)
  const opened = useRouterState({ select: ({ location }) => location.hash })
  const found = findByWords(search.q ?? '', ARTICLES)
  return (
    <div className={faqStyles.page}>
      <PageHeading title={t('articles.title')} lead={t('articles.lead')} />
      <FilterBar filtered={filtered} onClear={clear}>
        <SearchBox label={t('articles.search')} value={search.q} onChange={(q) => filter({ q }, true)} width={300} />
      </FilterBar>
      <p className="visually-hidden" role="status">
        {t('articles.shown', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState icon={IconMapSearch} title={t('articles.emptyTitle')}>
          {t('faq.emptyText')}
        </EmptyState>
      ) : (
        AREAS.map((area) => (
          <Area key={area} area={area} articles={found.filter((one) => one.area === area)} opened={opened} />
        ))
      )}
      <AskCard />
    </div>
  )
}

function Area({ area, articles, opened }: { area: ArticleArea; articles: readonly Article[]; opened: string }) {
  if (articles.length === 0) return null
  return (
    <section aria-labelledby={`area-${area}`}>
      <h2 id={`area-${area}`} className={faqStyles.subject}>
        {ARTICLE_AREAS[area]}
      </h2>
      <div className={faqStyles.entries}>
        {articles.map(({ code, question, answer }) => (
          <details key={code} id={code} className={faqStyles.entry} open={code === opened}>
            <summary>
              <IconChevronRight size={17} aria-hidden />
              {question}
            </summary>
            <ol className={styles.steps}>
              {answer.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </details>
        ))}
      </div>
    </section>
  )
}
