import { HELP_CATALOGUE, HELP_REQUEST_STATUSES, PRIORITIES } from '@isets/rules'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterBar, FilterSelect } from '../list/filter-bar.tsx'
import { SearchBox } from '../list/search-box.tsx'
import type { QueueSearch } from './queue-search.ts'
import styles from './queue.module.css'

interface QueueFiltersProps {
  search: QueueSearch
  filtered: boolean
  onFilter: (change: Partial<QueueSearch>, replace?: boolean) => void
  onClear: () => void
  searchBox: Ref<HTMLInputElement>
  narrow: boolean
}

const CATEGORIES = HELP_CATALOGUE.map(({ code }) => code)
const CATEGORY_LABELS = new Map(HELP_CATALOGUE.map(({ code, label }) => [code, label]))

/** Search and filters; what they are set to stands in the address. */
export function QueueFilters({ search, filtered, onFilter, onClear, searchBox, narrow }: QueueFiltersProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.filters}>
      <FilterBar filtered={filtered} onClear={onClear}>
        <SearchBox
          label={t('queue.search')}
          value={search.q}
          onChange={(q) => onFilter({ q }, true)}
          inputRef={searchBox}
          width={narrow ? 150 : 230}
        />
        <FilterSelect
          label={t('queue.status')}
          any={t('queue.anyStatus')}
          words={HELP_REQUEST_STATUSES}
          text={(status) => t(`status.${status}`)}
          value={search.status?.[0]}
          onChange={(status) => onFilter({ status: status && [status] })}
          width={narrow ? 138 : 150}
        />
        <FilterSelect
          label={t('queue.priority')}
          any={t('queue.anyPriority')}
          words={PRIORITIES}
          text={(priority) => t(`priority.${priority}`)}
          value={search.priority?.[0]}
          onChange={(priority) => onFilter({ priority: priority && [priority] })}
          width={narrow ? 122 : 130}
        />
        <FilterSelect
          label={t('queue.category')}
          any={t('queue.anyCategory')}
          words={CATEGORIES}
          text={(code) => CATEGORY_LABELS.get(code) ?? code}
          value={search.category}
          onChange={(category) => onFilter({ category })}
          width={narrow ? 138 : 150}
        />
      </FilterBar>
    </div>
  )
}
