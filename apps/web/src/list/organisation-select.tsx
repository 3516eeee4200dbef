import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useMay } from '../session/session.ts'

interface OrganisationSelectProps {
  value: string | undefined
  /** Offers only these of them; none named, all. */
  among?: readonly string[]
  onChange: (id: string | undefined) => void
}

/** The organizations that the reader may see; whoever sees one has nothing to choose. */
export function OrganisationSelect({ value, among = [], onChange }: OrganisationSelectProps) {
  const { t } = useTranslation()
  const may = useMay()
  const options = useQuery(
    api.identity.listOrganisations.queryOptions({ input: {}, enabled: may('read', 'Organisation') }),
  )
  const known = (options.data ?? []).filter(({ id }) => among.length === 0 || among.includes(id))
  if (known.length < 2) return null
  return (
    <NativeSelect
      size="sm"
      aria-label={t('list.provider')}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[{ value: '', label: t('list.anyProvider') }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
