import type { ScreeningView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { optionalPart } from '../app/optional-part.ts'
import { tell } from '../app/toasts.tsx'
import { useMay } from '../session/session.ts'
import { useEnrolsHere } from './use-enrols-here.ts'
import styles from './record.module.css'

const NotTakingPartDialog = optionalPart(() =>
  import('./not-taking-part-dialog.tsx').then((module) => module.NotTakingPartDialog),
)

/** ASMT-011, REF-063: what can follow a complete screening, each choice for those who may take it. */
export function NextSteps({ screening: { id, customerId, allowed } }: { screening: ScreeningView }) {
  const { t } = useTranslation()
  const may = useMay()
  const enrolsHere = useEnrolsHere()
  const params = { id: customerId }
  const [ending, setEnding] = useState(false)
  const mark = useMutation(
    api.casework.markNotTakingPart.mutationOptions({
      onSuccess: () => {
        tell(t('notTakingPart.marked'))
        setEnding(false)
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.casework.key() }),
    }),
  )
  return (
    <section className={styles.panel} aria-labelledby="next-steps">
      <h2 id="next-steps">{t('screening.nextSteps')}</h2>
      <div className={styles.buttons}>
        {enrolsHere ? (
          <Button renderRoot={(props) => <Link to="/customers/$id/enroll" params={params} {...props} />}>
            {t('fcrcEnrol.here')}
          </Button>
        ) : null}
        {may('submit', 'Referral') ? (
          <Button
            variant={enrolsHere ? 'default' : 'filled'}
            renderRoot={(props) => <Link to="/referrals/new" search={{ customer: customerId }} {...props} />}
          >
            {t('screening.refer')}
          </Button>
        ) : null}
        {allowed.includes('addActivities') ? (
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/customers/$id/plan" params={params} {...props} />}
          >
            {t('screening.addActivities')}
          </Button>
        ) : null}
        {allowed.includes('setNeverActive') ? (
          <Button variant="default" onClick={() => setEnding(true)}>
            {t('screening.notTakingPart')}
          </Button>
        ) : null}
        {may('search', 'IesFeed') ? (
          <Button variant="default" renderRoot={(props) => <Link to="/ies/search" {...props} />}>
            {t('screening.toIntake')}
          </Button>
        ) : null}
      </div>
      {ending ? (
        <NotTakingPartDialog
          busy={mark.isPending}
          error={mark.error}
          onMark={(because) => mark.mutate({ id, ...because })}
          onDone={() => setEnding(false)}
        />
      ) : null}
    </section>
  )
}
