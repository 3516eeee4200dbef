import type { AmendmentView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowMeta, RowTitle } from '../list/row-parts.tsx'
import { hoursText, moneyText, monthText } from './figure-text.ts'
import { AmendmentMark } from './packet-marks.tsx'

interface AmendmentTableProps {
  amendments: readonly AmendmentView[]
  onOpen: (amendment: AmendmentView) => void
}

const LABELS = {
  look: 'amendments.lookAt',
  review: 'amendments.reviewOf',
  approve: 'amendments.approveOf',
} as const

/** The post-staffing list (BILL-029). */
export function AmendmentTable({ amendments, onOpen }: AmendmentTableProps) {
  const { t } = useTranslation()
  const columns: Column<AmendmentView>[] = [
    {
      key: 'customer',
      heading: t('amendments.customer'),
      cell: (row) => (
        <>
          <RowTitle>{row.customerName ?? t('packet.hiddenCustomer')}</RowTitle>
          <RowMeta>{`${t(`amendments.kinds.${row.kind}`)}: ${row.changed}`}</RowMeta>
          <RowMeta>{row.number}</RowMeta>
        </>
      ),
    },
    {
      key: 'programme',
      heading: t('amendments.programme'),
      cell: (row) => (
        <>
          <span>{row.organisation.name}</span>
          <RowMeta>{row.programme.name}</RowMeta>
        </>
      ),
    },
    {
      key: 'month',
      heading: t('amendments.months'),
      cell: (row) => (
        <>
          <span>{monthText(row.month)}</span>
          <RowMeta>
            {row.reviewMonth === null
              ? t('amendments.reviewedNext')
              : t('amendments.reviewedWith', { month: monthText(row.reviewMonth) })}
          </RowMeta>
        </>
      ),
    },
    {
      key: 'original',
      heading: t('amendments.original'),
      numeric: true,
      cell: (row) => <Figures hours={row.originalHours} cents={row.originalCents} />,
    },
    {
      key: 'amended',
      heading: t('amendments.amended'),
      numeric: true,
      cell: (row) => <Figures hours={row.newHours} cents={row.newCents} />,
    },
    {
      key: 'status',
      heading: t('amendments.statusAndAction'),
      cell: (row) => (
        <>
          <AmendmentMark status={row.status} />
          <OpenButton amendment={row} onOpen={onOpen} />
        </>
      ),
    },
  ]
  return <ListTable label={t('amendments.title')} columns={columns} rows={amendments} rowKey={(row) => row.id} />
}

/** What the reader may decide now, or only look at. */
function OpenButton({ amendment, onOpen }: { amendment: AmendmentView; onOpen: AmendmentTableProps['onOpen'] }) {
  const { t } = useTranslation()
  const act = amendment.allowed[0] ?? 'look'
  return (
    <Button
      size="xs"
      mt={6}
      display="block"
      variant={act === 'look' ? 'default' : 'filled'}
      aria-label={t(LABELS[act], { number: amendment.number })}
      onClick={() => onOpen(amendment)}
    >
      {t(`amendments.${act}`)}
    </Button>
  )
}

function Figures({ hours, cents }: { hours: number; cents: number }) {
  const { t } = useTranslation()
  return (
    <>
      <span>{t('amendments.inHours', { hours: hoursText(hours) })}</span>
      <RowMeta>{moneyText(cents)}</RowMeta>
    </>
  )
}
