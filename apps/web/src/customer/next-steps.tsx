import type { ScreeningView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/session.ts'
import { useEnrolsHere } from './use-enrols-here.ts'
import styles from './record.module.css'

/** ASMT-011: what can follow a complete screening, each choice for those who may take it. */
export function NextSteps({ screening: { customerId, allowed } }: { screening: ScreeningView }) {
  const { t } = useTranslation()
  const may = useMay()
  const enrolsHere = useEnrolsHere()
  const params = { id: customerId }
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
          <Button variant="default" renderRoot={(props) => <Link to="/customers/$id" params={params} {...props} />}>
            {t('screening.notTakingPart')}
          </Button>
        ) : null}
        {may('search', 'IesFeed') ? (
          <Button variant="default" renderRoot={(props) => <Link to="/ies/search" {...props} />}>
            {t('screening.toIntake')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
