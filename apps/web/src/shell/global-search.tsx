import { StatusLabel } from '@isets/ui'
import { Spotlight, spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { useDebouncedValue } from '@mantine/hooks'
import { IconArrowRight, IconFileText, IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useMay, worksOnRequests } from '../session/session.ts'
import { navigationFor } from './navigation.ts'

/** Requests that the user may read, by number or words. */
function useFoundRequests(query: string) {
  const q = query.trim()
  const asking = q.length >= 2
  const input = { q, view: 'all', pageSize: 6 } as const
  const found = useQuery(api.helpDesk.listQueue.queryOptions({ input, enabled: asking }))
  return { rows: asking ? (found.data?.rows ?? []) : [], busy: asking && found.isFetching }
}

export function openGlobalSearch(): void {
  spotlight.open()
}

/** Ctrl K: pages and help requests. Open as soon as it is there. */
export function GlobalSearch() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const [query, setQuery] = useState('')
  const [settled] = useDebouncedValue(query, 200)
  useEffect(openGlobalSearch, [])
  const { rows, busy } = useFoundRequests(settled)
  const inQueue = worksOnRequests(may)
  const words = query.trim().toLowerCase()
  const pages = navigationFor(may)
    .flatMap((section) => section.pages)
    .map(({ to, name }) => ({ to, name, label: t(`navigation.${name}`) }))
    .filter(({ label }) => label.toLowerCase().includes(words))

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      scrollable
      maxHeight={420}
      centered={false}
      yOffset={56}
    >
      <Spotlight.Search
        placeholder={t('shell.search')}
        aria-label={t('shell.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {rows.length > 0 ? (
          <Spotlight.ActionsGroup label={t('shell.foundRequests')}>
            {rows.map((row) => (
              <Spotlight.Action
                key={row.id}
                leftSection={<IconFileText size={18} aria-hidden />}
                rightSection={<StatusLabel status={row.status}>{t(`status.${row.status}`)}</StatusLabel>}
                onClick={() =>
                  inQueue
                    ? navigate({ to: '/support/queue', search: { view: 'all', request: row.id } })
                    : navigate({ to: '/help/requests/$ref', params: { ref: row.number } })
                }
                label={row.summary}
                description={row.number}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {pages.length > 0 ? (
          <Spotlight.ActionsGroup label={t('shell.pages')}>
            {pages.map(({ to, name, label }) => (
              <Spotlight.Action
                key={to}
                leftSection={
                  name === 'getHelp' ? <IconPlus size={18} aria-hidden /> : <IconArrowRight size={18} aria-hidden />
                }
                label={label}
                onClick={() => navigate({ to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {rows.length === 0 && pages.length === 0 ? (
          <Spotlight.Empty>{busy ? t('shell.searching') : t('shell.nothingFound')}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
