import { catalogueFor, categoryOf, subcategoryOf } from '@isets/rules'
import { Card, Notice } from '@isets/ui'
import { IconBulb, IconShieldExclamation } from '@tabler/icons-react'
import { useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session/session.ts'
import type { Uploads } from '../../files/use-uploads.ts'
import { AskerSection } from './asker-section.tsx'
import { BlocksWorkField } from './blocks-work-field.tsx'
import { ContextSection } from './context-section.tsx'
import { CopiesSection } from './copies-section.tsx'
import { CustomerSection } from './customer-section.tsx'
import { DescriptionField } from './description-field.tsx'
import { useFilingForm } from './field-context.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { FilesField } from './files-field.tsx'
import { Suggestions } from './suggestions.tsx'
import styles from './filing.module.css'

/** All fields of the form in the order of the manual (HELP-006 to HELP-018). */
export function FormSections({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const { control, setValue } = useFilingForm()
  const [category, subcategory] = useWatch({ control, name: ['category', 'subcategory'] })
  const offered = catalogueFor(user)
  const chosen = subcategoryOf(category, subcategory)
  const below = categoryOf(category, offered)?.subcategories ?? []
  const requires = chosen?.requires ?? []
  return (
    <Card className={styles.card}>
      <section aria-labelledby="section-request" className={styles.section}>
        <h2 id="section-request" className="visually-hidden">
          {t('filing.sectionRequest')}
        </h2>
        <div>
          <TextField path="summary" label={t('filing.summary')} hint={t('filing.summaryHint')} maxLength={200} />
          <Suggestions />
        </div>
        <div className={styles.pair}>
          <ChoiceField
            path="category"
            label={t('filing.category')}
            hint={t('filing.categoryHint')}
            placeholder={t('filing.chooseCategory')}
            options={offered}
            onChosen={() => setValue('subcategory', '')}
          />
          <ChoiceField
            path="subcategory"
            label={t('filing.subcategory')}
            hint={t('filing.subcategoryHint')}
            placeholder={t(category ? 'filing.chooseSubcategory' : 'filing.subcategoryFirst')}
            options={below}
          />
        </div>
        {chosen?.advice ? (
          <Notice tone="info" icon={IconBulb} role="status" title={t('filing.advice')}>
            {chosen.advice}
          </Notice>
        ) : null}
        {requires.includes('newUserBirthDate') ? (
          <div className={styles.half}>
            <TextField
              path="newUserBirthDate"
              type="date"
              label={t('filing.birthDate')}
              hint={t('filing.birthDateHint')}
              digitsAllowed
            />
          </div>
        ) : null}
        <BlocksWorkField />
        <Notice tone="warning" icon={IconShieldExclamation} title={t('filing.privacyTitle')}>
          {t('filing.privacyText')}
        </Notice>
        <DescriptionField />
        <FilesField uploads={uploads} withAccessForm={requires.includes('access-form')} subcategory={chosen} />
      </section>
      <AskerSection />
      <CustomerSection needsNumber={requires.includes('customerIdentification')} />
      <ContextSection />
      <CopiesSection />
    </Card>
  )
}
