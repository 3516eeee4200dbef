import { consentText, CURRENT_CONSENT_TEXT, IDHS_NAME } from '@isets/rules'
import { useTranslation } from 'react-i18next'
import styles from './consents.module.css'
import type { ConsentParties } from './signed-consent-form.tsx'

/** The text as it stands today, with both sides named (CUST-011 to CUST-013). */
export function ConsentText({ parties }: { parties: ConsentParties }) {
  const { t } = useTranslation()
  const sides = {
    disclosing: parties.disclosing?.name ?? IDHS_NAME,
    receiving: parties.receiving?.name ?? IDHS_NAME,
  }
  return (
    <section aria-label={t('consents.read')} className={styles.read}>
      <strong>{t('consents.read')}</strong>
      <ul className={styles.text}>
        {consentText(CURRENT_CONSENT_TEXT, sides).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
