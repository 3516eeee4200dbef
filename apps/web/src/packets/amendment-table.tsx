import type { AmendmentView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowMeta, RowTitle, Unbroken } from '../list/row-parts.tsx'
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

/** The post-staffing list with its nine columns (BILL-029). */
export function AmendmentTable({ amendments, onOpen }: AmendmentTableProps) {
  const { t } = useTranslation()
  const columns: Column<AmendmentView>[] = [
    {
      key: 'customer',
      heading: t('amendments.customer'),
      cell: (row) => (
        <>
          <RowTitle>{row.customerName ?? t('packet.hiddenCustomer')}</RowTitle>
          <RowMeta>{row.organisation.name}</RowMeta>
          <RowMeta>{row.programme.name}</RowMeta>
        </>
      ),
    },
    {
      key: 'changed',
      heading: t('amendments.changed'),
      cell: (row) => (
        <>
          <span>{row.changed}</span>
          <RowMeta>{t(`amendments.kinds.${row.kind}`)}</RowMeta>
          <RowMeta>
            <Unbroken>{row.number}</Unbroken>
          </RowMeta>
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
    figure('originalHours', t('amendments.originalHours'), (row) => hoursText(row.originalHours)),
    figure('newHours', t('amendments.newHours'), (row) => hoursText(row.newHours)),
    figure('originalTotal', t('amendments.originalTotal'), (row) => moneyText(row.originalCents)),
    figure('newTotal', t('amendments.newTotal'), (row) => moneyText(row.newCents)),
    {
      key: 'verification',
      heading: t('packet.idhs'),
      cell: (row) => (
        <span>{t(row.idhsVerification ? `packet.${row.idhsVerification}` : 'amendments.notVerified')}</span>
      ),
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

function figure(key: string, heading: string, text: (row: AmendmentView) => string): Column<AmendmentView> {
  return { key, heading, numeric: true, cell: (row) => <span>{text(row)}</span> }
}
