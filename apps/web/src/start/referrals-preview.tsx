import type { ReferralRow } from '@isets/contracts'
import { TimeLeftBadge } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Column } from '../list/list-table.tsx'
import { RowLink, RowMeta } from '../list/row-parts.tsx'
import { serverNow } from '../session/server-time.ts'
import { dueText } from '../time/time-text.ts'
import { IN_BACKGROUND, Preview, PREVIEW_ROWS } from './preview.tsx'

/** Referrals that wait for this person's answer, the one that is due first at the top. */
export function ReferralsPreview() {
  const { t } = useTranslation()
  const { data } = useQuery(
    api.referrals.listReferrals.queryOptions({ input: { view: 'mine', pageSize: PREVIEW_ROWS }, ...IN_BACKGROUND }),
  )
  const columns: Column<ReferralRow>[] = [
    {
      key: 'referral',
      heading: t('start.referral'),
      cell: (row) => (
        <>
          <RowLink to="/referrals/$id" params={{ id: row.id }}>
            {row.customer.name}
          </RowLink>
          <RowMeta>{[row.number, row.to?.name].filter(Boolean).join(' · ')}</RowMeta>
        </>
      ),
    },
    {
      key: 'due',
      heading: t('start.answerBy'),
      cell: (row) => (
        <TimeLeftBadge
          tone={Date.parse(row.responseDueAt) < serverNow() ? 'overdue' : 'fine'}
          text={dueText(row.responseDueAt)}
        />
      ),
    },
  ]
  const all = (
    <Link to="/referrals" search={{ view: 'mine' }}>
      {t('start.seeAll', { count: data?.total ?? 0 })}
    </Link>
  )
  return <Preview title={t('start.referralsTitle')} all={all} data={data} columns={columns} rowKey={(row) => row.id} />
}
