import { localDateOf } from '@isets/rules'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { dateText } from '../services/money-text.ts'
import { serverNow } from '../session/server-time.ts'
import { useMay } from '../session/session.ts'
import { ScreeningDeadlineDialog } from './screening-deadline-dialog.tsx'
import { deadlinesOn } from './screening-deadlines.ts'

function useDeadlines() {
  const { data } = useQuery(api.casework.listScreeningDeadlines.queryOptions({ input: {} }))
  const today = localDateOf(new Date(serverNow()))
  const settings = data?.rows ?? []
  return { settings, today, ...deadlinesOn(settings, today) }
}

/** After how many days a begun screening is overdue, now and from the next change on (ASMT-021). */
export function ScreeningDeadlineNote() {
  const { t } = useTranslation()
  const { now, next } = useDeadlines()
  return (
    <>
      {now ? t('screenings.deadline', { count: now.overdueAfterDays }) : null}{' '}
      {next ? t('screenings.nextDeadline', { count: next.overdueAfterDays, day: dateText(next.startsOn) }) : null}
    </>
  )
}

/** For those who may change it. */
export function ScreeningDeadlineButton() {
  const { t } = useTranslation()
  const maySet = useMay()('configure', 'Assessment')
  const { settings, today } = useDeadlines()
  const [changing, setChanging] = useState(false)
  if (!maySet || settings.length === 0) return null
  return (
    <>
      <Button variant="default" onClick={() => setChanging(true)}>
        {t('screenings.changeDeadline')}
      </Button>
      {changing ? (
        <ScreeningDeadlineDialog settings={settings} today={today} onDone={() => setChanging(false)} />
      ) : null}
    </>
  )
}
