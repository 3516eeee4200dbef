import type { ReferralRow } from '@isets/contracts'
import { REFERRAL_KIND_LABELS } from '@isets/rules'
import { IconPrinter } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ListTable, type Column, type Sorting } from '../list/list-table.tsx'
import { RowLink, RowMeta, RowTitle, Unbroken } from '../list/row-parts.tsx'
import { momentText } from '../time/time-text.ts'
import { DueMark, ReferralEligibility, ReferralStatusMark } from './referral-marks.tsx'
import type { REFERRAL_SORTS } from './searches.ts'

type Sort = (typeof REFERRAL_SORTS)[number]

/** REF-042: the columns of the referral list. */
export function ReferralTable({ referrals, sorting }: { referrals: readonly ReferralRow[]; sorting?: Sorting<Sort> }) {
  const { t } = useTranslation()
  const columns: Column<ReferralRow>[] = [
    {
      key: 'number',
      heading: t('referrals.number'),
      cell: (row) => (
        <>
          <RowLink to="/referrals/$id" params={{ id: row.id }}>
            <Unbroken>{row.number}</Unbroken>
          </RowLink>
          <RowMeta>{REFERRAL_KIND_LABELS[row.kind]}</RowMeta>
        </>
      ),
    },
    {
      key: 'customer',
      heading: t('referrals.customer'),
      cell: ({ customer }) => (
        <>
          <RowTitle>{customer.name}</RowTitle>
          <RowMeta>{customer.individualNumber}</RowMeta>
        </>
      ),
    },
    {
      key: 'to',
      heading: t('referrals.toFrom'),
      cell: ({ to, from, kind, programme }) => (
        <>
          <span>{to?.name ?? t(kind === 'reverse' ? 'referrals.idhs' : 'referrals.noReceiver')}</span>
          {programme ? <RowMeta>{programme.name}</RowMeta> : null}
          <RowMeta>{t('referrals.fromWhom', { name: from?.name ?? t('referrals.idhs') })}</RowMeta>
        </>
      ),
    },
    {
      key: 'submitted',
      heading: t('referrals.submitted'),
      cell: (row) => <RowMeta>{momentText(row.submittedAt)}</RowMeta>,
    },
    { key: 'due', heading: t('referrals.due'), cell: (row) => <DueMark referral={row} /> },
    {
      key: 'status',
      heading: t('referrals.statusResponse'),
      cell: (row) => (
        <>
          <ReferralStatusMark referral={row} />
          {row.respondedAt ? (
            <RowMeta>
              {t('referral.answeredBy', { by: row.respondedBy ?? '', at: momentText(row.respondedAt) })}
            </RowMeta>
          ) : null}
          {row.sentBack ? <RowMeta>{t('referrals.sentBackAt', { at: momentText(row.sentBack.at) })}</RowMeta> : null}
        </>
      ),
    },
    { key: 'eligible', heading: t('referrals.eligible'), cell: (row) => <ReferralEligibility referral={row} /> },
    {
      key: 'form',
      heading: t('referrals.form'),
      cell: ({ id, number }) => (
        <Link to="/referrals/$id/form" params={{ id }} aria-label={t('referrals.formOf', { number })}>
          <IconPrinter size={19} stroke={1.7} aria-hidden />
        </Link>
      ),
    },
  ]
  return (
    <ListTable
      label={t('referrals.title')}
      columns={columns}
      rows={referrals}
      rowKey={(row) => row.id}
      {...(sorting && { sorting })}
    />
  )
}
