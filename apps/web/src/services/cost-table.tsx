import type { CostView } from '@isets/contracts'
import { PAYMENT_METHOD_LABELS } from '@isets/rules'
import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconCheck, IconCircleCheck, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowMeta, RowTitle, StateMark } from '../list/row-parts.tsx'
import { momentText } from '../time/time-text.ts'
import { dateText, money } from './money-text.ts'

export type CostAct = CostView['allowed'][number]

interface CostTableProps {
  label: string
  costs: readonly CostView[]
  /** Left out where costs are only looked at. */
  onAct?: (act: CostAct, cost: CostView) => void
}

/** SUPP-009: method, description, unit amount, quantity, total, date, updated by, date updated, edit, delete. */
export function CostTable({ label, costs, onAct }: CostTableProps) {
  const { t } = useTranslation()
  const columns: Column<CostView>[] = [
    {
      key: 'date',
      heading: t('cost.date'),
      quiet: true,
      cell: (cost) => <span>{dateText(cost.issuedOn)}</span>,
    },
    {
      key: 'what',
      heading: t('cost.what'),
      cell: (cost) => (
        <>
          <RowTitle>{cost.description}</RowTitle>
          <RowMeta>
            {[
              PAYMENT_METHOD_LABELS[cost.method],
              ...marksOf(cost).map((mark) => t(`cost.${mark}`)),
              ...(cost.lateReason && cost.amendmentId === null ? [cost.lateReason] : []),
            ].join(' · ')}
          </RowMeta>
          <RowMeta>{t('cost.updated', { when: momentText(cost.updatedAt), name: cost.updatedBy.name })}</RowMeta>
        </>
      ),
    },
    {
      key: 'unit',
      heading: t('cost.unitAndTimes'),
      numeric: true,
      unbroken: true,
      cell: (cost) => <span>{t('cost.unitTimes', { unit: money(cost.unitCents), times: cost.quantity })}</span>,
    },
    {
      key: 'total',
      heading: t('cost.total'),
      numeric: true,
      cell: (cost) => <RowTitle>{money(cost.totalCents)}</RowTitle>,
    },
    { key: 'state', heading: t('cost.state'), cell: (cost) => <CostState cost={cost} /> },
  ]
  const actions: Column<CostView> = {
    key: 'actions',
    heading: t('cost.actions'),
    quietHeading: true,
    cell: (cost) => (onAct ? <CostActs cost={cost} onAct={onAct} /> : null),
  }
  const acts = onAct !== undefined && costs.some(({ allowed }) => allowed.length > 0)
  return (
    <ListTable label={label} columns={acts ? [...columns, actions] : columns} rows={costs} rowKey={(cost) => cost.id} />
  )
}

function marksOf(cost: CostView): ('late' | 'amended' | 'amendmentWaits' | 'estimate')[] {
  const marks = [
    ['amended', cost.amendmentId !== null && !cost.amendmentWaits],
    ['amendmentWaits', cost.amendmentWaits],
    ['late', cost.isLate && cost.amendmentId === null],
    ['estimate', cost.isEstimate],
  ] as const
  return marks.filter(([, holds]) => holds).map(([mark]) => mark)
}

/** BILL-032: the signals of the programme, as words with a picture each. */
function CostState({ cost }: { cost: CostView }) {
  const { t } = useTranslation()
  if (cost.status === 'recorded') {
    return (
      <StateMark tone="plain" icon={IconCheck}>
        {t('cost.recorded')}
      </StateMark>
    )
  }
  const isWaiting = cost.status === 'over_cap' && cost.overrideStatus === 'pending'
  const [tone, icon] = isWaiting ? (['wait', IconHourglass] as const) : LOOKS[cost.status]
  return (
    <>
      <StateMark tone={tone} icon={icon}>
        {t(isWaiting ? 'cost.waiting' : `cost.${cost.status}`)}
      </StateMark>
      <RowMeta>{t('cost.overBy', { cents: money(cost.excessCents) })}</RowMeta>
    </>
  )
}

const LOOKS = {
  over_cap: ['bad', IconAlertTriangle],
  override_approved: ['good', IconCircleCheck],
  override_denied: ['bad', IconBan],
} as const

function CostActs({ cost, onAct }: { cost: CostView; onAct: NonNullable<CostTableProps['onAct']> }) {
  const { t } = useTranslation()
  const facts = { what: cost.description, day: dateText(cost.issuedOn) }
  return (
    <Group gap={6}>
      {cost.allowed.includes('requestOverride') ? (
        <Button size="xs" onClick={() => onAct('requestOverride', cost)} aria-label={t('cost.requestOf', facts)}>
          {t('cost.request')}
        </Button>
      ) : null}
      {cost.allowed.includes('edit') ? (
        <Button size="xs" variant="default" onClick={() => onAct('edit', cost)} aria-label={t('cost.editOf', facts)}>
          {t('cost.edit')}
        </Button>
      ) : null}
      {cost.allowed.includes('delete') ? (
        <Button
          size="xs"
          variant="subtle"
          color="danger.7"
          onClick={() => onAct('delete', cost)}
          aria-label={t('cost.deleteOf', facts)}
        >
          {t('cost.delete')}
        </Button>
      ) : null}
    </Group>
  )
}
