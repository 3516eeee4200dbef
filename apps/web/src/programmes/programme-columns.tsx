import type { ProgrammeView } from '@isets/contracts'
import { PROGRAMME_TYPE_LABELS } from '@isets/rules'
import { Anchor } from '@mantine/core'
import { IconBan, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../list/list-table.tsx'
import { RowMeta, RowTitle, StateMark } from '../list/row-parts.tsx'

/** What the directory says of a program; its name opens it for those who may edit it. */
export function useProgrammeColumns(onEdit: (programme: ProgrammeView) => void): Column<ProgrammeView>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'name',
      heading: t('programmes.programme'),
      cell: (one) => (
        <>
          {one.allowed.includes('edit') ? (
            <Anchor component="button" type="button" fw={600} ta="left" onClick={() => onEdit(one)}>
              {one.name}
            </Anchor>
          ) : (
            <RowTitle>{one.name}</RowTitle>
          )}
          <RowMeta>{PROGRAMME_TYPE_LABELS[one.type]}</RowMeta>
        </>
      ),
    },
    { key: 'organisation', heading: t('programmes.provider'), cell: (one) => <span>{one.organisation.name}</span> },
    {
      key: 'contract',
      heading: t('programmes.contract'),
      unbroken: true,
      cell: (one) => (
        <>
          <span>{one.contract.number}</span>
          <RowMeta>{t('programmes.year', { year: one.fiscalYear })}</RowMeta>
        </>
      ),
    },
    { key: 'activities', heading: t('programmes.activities'), cell: (one) => <span>{one.activities.join(', ')}</span> },
    {
      key: 'place',
      heading: t('programmes.place'),
      cell: ({ locations }) => <span>{locations.map(({ city, county }) => `${city}, ${county}`).join('; ')}</span>,
    },
    {
      key: 'state',
      heading: t('programmes.state'),
      cell: ({ takesReferrals }) => (
        <StateMark icon={takesReferrals ? IconCircleCheck : IconBan} tone={takesReferrals ? 'good' : 'plain'}>
          {t(takesReferrals ? 'programmes.takes' : 'programmes.takesNone')}
        </StateMark>
      ),
    },
  ]
}
