import type { ParticipantRow, PacketView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { ExportMenu } from '../list/export-menu.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowMeta } from '../list/row-parts.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { hoursText } from './figure-text.ts'
import { REPORT_PAGE, ReportCustomer, ReportFrame } from './report-frame.tsx'
import { parsePacketSearch } from './searches.ts'
import { usePacketChange } from './use-packet.ts'
import styles from './packets.module.css'

const FORMS = ['required', 'not_required'] as const
const VERIFICATIONS = ['eligible', 'not_eligible'] as const

/** The 4333: who received benefits, whether a 4334 is required, and what IDHS verified (BILL-013 to BILL-015). */
export function ParticipantsReport({ packet }: { packet: PacketView }) {
  const { t } = useTranslation()
  const { page, toPage } = useListSearch(parsePacketSearch)
  const { id, version } = packet
  const list = useQuery(
    api.billing.listParticipants.queryOptions({
      input: { id, page, pageSize: REPORT_PAGE },
      placeholderData: keepPreviousData,
    }),
  )
  const form = usePacketChange(api.billing.setForm4334.mutationOptions())
  const verify = usePacketChange(api.billing.verifyParticipants.mutationOptions())
  const target = { id, version }
  const edit: Edit = {
    mayForm: packet.allowed.includes('setForm4334'),
    mayVerify: packet.allowed.includes('verifyParticipants'),
    isBusy: form.isPending || verify.isPending,
    form: (customerIds, form4334) => form.mutate({ ...target, customerIds, form4334 }),
    verify: (customerIds, change) => verify.mutate({ ...target, customerIds, ...change }),
  }
  return (
    <ReportFrame
      list={list}
      page={page}
      onPage={toPage}
      empty={{ icon: IconUsers, title: t('packet.noParticipants'), text: t('packet.noParticipantsText') }}
      actions={
        <>
          <BulkActions rows={list.data?.rows ?? []} edit={edit} />
          <ExportMenu of={{ group: 'billing', list: 'listParticipants', input: { id } }} />
        </>
      }
    >
      {(rows) => <ParticipantTable rows={rows} edit={edit} />}
    </ReportFrame>
  )
}

interface Edit {
  readonly mayForm: boolean
  readonly mayVerify: boolean
  readonly isBusy: boolean
  readonly form: (customerIds: string[], form4334: (typeof FORMS)[number]) => void
  readonly verify: (
    customerIds: string[],
    change: { idhsVerification?: (typeof VERIFICATIONS)[number]; staffingCompleted?: boolean },
  ) => void
}

/** One press for all lines that are still open. */
function BulkActions({ rows, edit }: { rows: readonly ParticipantRow[]; edit: Edit }) {
  const { t } = useTranslation()
  const idsOf = (open: readonly ParticipantRow[]) => open.map(({ customerId }) => customerId)
  const withoutForm = idsOf(rows.filter(({ form4334 }) => form4334 === null))
  const unverified = idsOf(rows.filter(({ idhsVerification }) => idhsVerification === null))
  return (
    <>
      {edit.mayForm && withoutForm.length > 0 ? (
        <Button
          size="xs"
          variant="default"
          disabled={edit.isBusy}
          onClick={() => edit.form(withoutForm, 'not_required')}
        >
          {t('packet.restNotRequired', { count: withoutForm.length })}
        </Button>
      ) : null}
      {edit.mayVerify && unverified.length > 0 ? (
        <Button
          size="xs"
          variant="default"
          disabled={edit.isBusy}
          onClick={() => edit.verify(unverified, { idhsVerification: 'eligible' })}
        >
          {t('packet.allEligible', { count: unverified.length })}
        </Button>
      ) : null}
    </>
  )
}

function ParticipantTable({ rows, edit }: { rows: readonly ParticipantRow[]; edit: Edit }) {
  const { t } = useTranslation()
  const nameOf = (row: ParticipantRow) => row.name ?? t('packet.hiddenCustomer')
  const columns: Column<ParticipantRow>[] = [
    {
      key: 'customer',
      heading: t('packet.customer'),
      cell: (row) => <ReportCustomer name={row.name} number={row.individualNumber} />,
    },
    { key: 'activities', heading: t('packet.activities'), cell: (row) => <span>{row.activities}</span> },
    { key: 'months', heading: t('packet.months'), numeric: true, cell: (row) => <span>{row.monthsInActivity}</span> },
    {
      key: 'hours',
      heading: t('packet.hoursShort'),
      numeric: true,
      cell: (row) => <span>{hoursText(row.hours)}</span>,
    },
    {
      key: 'verified',
      heading: t('packet.verified'),
      numeric: true,
      cell: (row) => <span>{hoursText(row.verifiedHours)}</span>,
    },
    {
      key: 'form',
      heading: t('packet.form4334'),
      cell: (row) => (
        <>
          <Choice
            label={t('packet.form4334Of', { name: nameOf(row) })}
            words={FORMS}
            text={(word) => t(`packet.${word}`)}
            value={row.form4334}
            fixed={!edit.mayForm || row.mustBeDiscussed}
            disabled={edit.isBusy}
            onChange={(form4334) => edit.form([row.customerId], form4334)}
          />
          {row.mustBeDiscussed ? <RowMeta>{t('packet.discussed', { count: row.monthsInActivity })}</RowMeta> : null}
        </>
      ),
    },
    {
      key: 'idhs',
      heading: t('packet.idhs'),
      cell: (row) => (
        <Choice
          label={t('packet.idhsOf', { name: nameOf(row) })}
          words={VERIFICATIONS}
          text={(word) => t(`packet.${word}`)}
          value={row.idhsVerification}
          fixed={!edit.mayVerify}
          disabled={edit.isBusy}
          onChange={(idhsVerification) => edit.verify([row.customerId], { idhsVerification })}
        />
      ),
    },
    {
      key: 'completed',
      heading: t('packet.staffingCompleted'),
      cell: (row) =>
        edit.mayVerify ? (
          <input
            type="checkbox"
            aria-label={t('packet.staffingCompletedOf', { name: nameOf(row) })}
            checked={row.staffingCompleted}
            disabled={edit.isBusy}
            onChange={(event) => edit.verify([row.customerId], { staffingCompleted: event.currentTarget.checked })}
          />
        ) : (
          <span>{t(row.staffingCompleted ? 'packet.yes' : 'packet.no')}</span>
        ),
    },
  ]
  return (
    <ListTable label={t('packet.participantsTab')} columns={columns} rows={rows} rowKey={(row) => row.customerId} />
  )
}

interface ChoiceProps<Word extends string> {
  label: string
  words: readonly Word[]
  text: (word: Word) => string
  value: Word | null
  /** For those who may not choose. */
  fixed: boolean
  disabled: boolean
  onChange: (word: Word) => void
}

/** One of two values, or words alone for those who may not choose. */
function Choice<Word extends string>({ label, words, text, value, fixed, disabled, onChange }: ChoiceProps<Word>) {
  const { t } = useTranslation()
  if (fixed) return <span>{value === null ? t('packet.notChosen') : text(value)}</span>
  return (
    <select
      className={styles.choice}
      aria-label={label}
      value={value ?? ''}
      disabled={disabled}
      onChange={(event) => {
        const word = words.find((one) => one === event.currentTarget.value)
        if (word !== undefined) onChange(word)
      }}
    >
      {value === null ? <option value="">{t('packet.notChosen')}</option> : null}
      {words.map((word) => (
        <option key={word} value={word}>
          {text(word)}
        </option>
      ))}
    </select>
  )
}
