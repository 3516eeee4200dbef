import type { ScreeningView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { localDateOf } from '@isets/rules'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { optionalPart } from '../app/optional-part.ts'
import { tell } from '../app/toasts.tsx'
import { serverNow } from '../session/server-time.ts'
import { dateText } from '../time/time-text.ts'
import { PlanFailure } from './plan-failure.tsx'
import { keepScreening } from './use-begin-screening.ts'
import styles from './record.module.css'

const UpdateScreeningDialog = optionalPart(() =>
  import('./update-screening-dialog.tsx').then((module) => module.UpdateScreeningDialog),
)

interface ReviewFirstProps {
  screening: ScreeningView
  onBegun: (id: string) => void
}

/** ASMT-012, ASMT-013: a screening of the last 12 months is reviewed; an update of it is begun on purpose only. */
export function ReviewFirst({ screening, onBegun }: ReviewFirstProps) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  const { id, version, customerId, reviewOn } = screening
  const review = useMutation(
    api.casework.reviewScreening.mutationOptions({
      onSuccess: async (view) => {
        setAsks(false)
        tell(t('screening.reviewed'))
        await keepScreening(view)
      },
      onError: () => setAsks(false),
    }),
  )
  const isDue = reviewOn !== null && reviewOn <= localDateOf(new Date(serverNow()))
  return (
    <>
      <Notice tone={isDue ? 'warning' : 'info'} title={t(isDue ? 'screening.reviewDue' : 'screening.noNewOne')}>
        <p>{t('screening.reviewHow', { date: dateText(reviewOn ?? '') })}</p>
        <div className={styles.noticeButtons}>
          {screening.allowed.includes('review') ? (
            <Button
              variant={isDue ? 'filled' : 'default'}
              loading={review.isPending}
              onClick={() => review.mutate({ id, version })}
            >
              {t('screening.review')}
            </Button>
          ) : null}
          {screening.allowed.includes('update') ? (
            <Button variant="default" onClick={() => setAsks(true)}>
              {t('screening.update')}
            </Button>
          ) : null}
        </div>
      </Notice>
      <PlanFailure error={review.error} />
      {asks ? <UpdateScreeningDialog customerId={customerId} onBegun={onBegun} onDone={() => setAsks(false)} /> : null}
    </>
  )
}
