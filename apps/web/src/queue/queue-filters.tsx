import { HELP_CATALOGUE, HELP_REQUEST_STATUSES, PRIORITIES } from '@isets/rules'
import { Button, NativeSelect } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchBox } from '../app/search-box.tsx'
import { someOf } from '../app/search-text.ts'
import { isFiltered, type QueueSearch } from './queue-search.ts'
import styles from './queue.module.css'

interface QueueFiltersProps {
  search: QueueSearch
  onFilter: (change: Partial<QueueSearch>, replace?: boolean) => void
  searchBox: Ref<HTMLInputElement>
  narrow: boolean
}

/** Search and filters; what they are set to stands in the address. */
export function QueueFilters({ search, onFilter, searchBox, narrow }: QueueFiltersProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.filters} role="search">
      <SearchBox
        label={t('queue.search')}
        value={search.q ?? ''}
        onChange={(q) => onFilter({ q: q || undefined }, true)}
        inputRef={searchBox}
        width={narrow ? 150 : 230}
      />
      <NativeSelect
        size="sm"
        w={narrow ? 138 : 150}
        aria-label={t('queue.status')}
        value={search.status?.[0] ?? ''}
        onChange={(event) => onFilter({ status: someOf(HELP_REQUEST_STATUSES, event.currentTarget.value) })}
        data={[
          { value: '', label: t('queue.anyStatus') },
          ...HELP_REQUEST_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        ]}
      />
      <NativeSelect
        size="sm"
        w={narrow ? 122 : 130}
        aria-label={t('queue.priority')}
        value={search.priority?.[0] ?? ''}
        onChange={(event) => onFilter({ priority: someOf(PRIORITIES, event.currentTarget.value) })}
        data={[
          { value: '', label: t('queue.anyPriority') },
          ...PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) })),
        ]}
      />
      <NativeSelect
        size="sm"
        w={narrow ? 138 : 150}
        aria-label={t('queue.category')}
        value={search.category ?? ''}
        onChange={(event) => onFilter({ category: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('queue.anyCategory') },
          ...HELP_CATALOGUE.map(({ code, label }) => ({ value: code, label })),
        ]}
      />
      {isFiltered(search) ? (
        <Button
          size="sm"
          variant="subtle"
          leftSection={<IconFilterOff size={17} aria-hidden />}
          onClick={() => onFilter({ q: undefined, status: undefined, priority: undefined, category: undefined })}
        >
          {t('queue.clear')}
        </Button>
      ) : null}
    </div>
  )
}
