import type { PacketCostRow, PacketView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHourglass, IconReceipt } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { ExportMenu } from '../list/export-menu.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { StateMark } from '../list/row-parts.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { dateText, moneyText } from './figure-text.ts'
import { REPORT_PAGE, ReportCustomer, ReportFrame } from './report-frame.tsx'
import { parsePacketSearch } from './searches.ts'
import { usePacketChange } from './use-packet.ts'

/** The supportive-services summary: each cost is ticked "Approved by Partner" to be billed (BILL-010, BILL-032). */
export function CostsReport({ packet }: { packet: PacketView }) {
  const { t } = useTranslation()
  const { page, toPage } = useListSearch(parsePacketSearch)
  const { id, version } = packet
  const list = useQuery(
    api.billing.listPacketCosts.queryOptions({
      input: { id, page, pageSize: REPORT_PAGE },
      placeholderData: keepPreviousData,
    }),
  )
  const tick = usePacketChange(api.billing.tickCosts.mutationOptions())
  const mayTick = packet.allowed.includes('tickCosts')
  const set = (costIds: string[], approved: boolean) => tick.mutate({ id, version, costIds, approved })
  const open = (list.data?.rows ?? []).filter((row) => !row.approvedByPartner).map(({ costId }) => costId)
  return (
    <ReportFrame
      list={list}
      page={page}
      onPage={toPage}
      empty={{ icon: IconReceipt, title: t('packet.noCosts'), text: t('packet.noCostsText') }}
      actions={
        <>
          {mayTick && open.length > 0 ? (
            <Button size="xs" variant="default" disabled={tick.isPending} onClick={() => set(open, true)}>
              {t('packet.tickAll', { count: open.length })}
            </Button>
          ) : null}
          <ExportMenu of={{ group: 'billing', list: 'listPacketCosts', input: { id } }} />
        </>
      }
    >
      {(rows) => <CostTable rows={rows} disabled={!mayTick || tick.isPending} onTick={(one, on) => set([one], on)} />}
    </ReportFrame>
  )
}

interface CostTableProps {
  rows: readonly PacketCostRow[]
  disabled: boolean
  onTick: (costId: string, approved: boolean) => void
}

function CostTable({ rows, disabled, onTick }: CostTableProps) {
  const { t } = useTranslation()
  const columns: Column<PacketCostRow>[] = [
    {
      key: 'customer',
      heading: t('packet.customer'),
      cell: (row) => <ReportCustomer name={row.name} number={row.individualNumber} />,
    },
    { key: 'category', heading: t('packet.category'), cell: (row) => <span>{row.categoryLabel}</span> },
    { key: 'date', heading: t('packet.date'), quiet: true, cell: (row) => <span>{dateText(row.incurredOn)}</span> },
    { key: 'amount', heading: t('packet.amount'), numeric: true, cell: (row) => <span>{moneyText(row.cents)}</span> },
    { key: 'marks', heading: t('packets.state'), cell: (row) => <CostMarks row={row} /> },
    {
      key: 'partner',
      heading: t('packet.partner'),
      cell: (row) => (
        <input
          type="checkbox"
          aria-label={t('packet.partnerOf', {
            category: row.categoryLabel,
            name: row.name ?? t('packet.hiddenCustomer'),
            amount: moneyText(row.cents),
          })}
          checked={row.approvedByPartner}
          disabled={disabled}
          onChange={(event) => onTick(row.costId, event.currentTarget.checked)}
        />
      ),
    },
  ]
  return <ListTable label={t('packet.costsTab')} columns={columns} rows={rows} rowKey={(row) => row.costId} />
}

/** BILL-032: override approved, override pending, change to staffing. */
function CostMarks({ row: { override, changedAfterSubmission } }: { row: PacketCostRow }) {
  const { t } = useTranslation()
  return (
    <>
      {override === 'pending' ? (
        <StateMark tone="wait" icon={IconHourglass}>
          {t('packet.overridePending')}
        </StateMark>
      ) : null}
      {override === 'approved' ? (
        <StateMark tone="bad" icon={IconCircleCheck}>
          {t('packet.overrideApproved')}
        </StateMark>
      ) : null}
      {override === 'rejected' ? (
        <StateMark tone="bad" icon={IconCircleX}>
          {t('packet.overrideRejected')}
        </StateMark>
      ) : null}
      {changedAfterSubmission ? (
        <StateMark tone="bad" icon={IconAlertTriangle}>
          {t('packet.changedAfter')}
        </StateMark>
      ) : null}
    </>
  )
}
