import { TagsInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useSession } from '../../session/session.ts'
import { useFilingForm } from './field-context.ts'
import { FieldLabel } from './fields.tsx'
import styles from './filing.module.css'
import { fieldId } from './problems.ts'

/** HELP-010 HELP-011: who gets copies, with suggestions and the two mailboxes as quick choices. */
export function CopiesSection() {
  const { t } = useTranslation()
  const { user } = useSession()
  const { control } = useFilingForm()
  const { field, fieldState } = useController({ control, name: 'cc' })
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed, 200)
  const people = useQuery(
    api.identity.suggestPeople.queryOptions({ input: { q: settled }, placeholderData: keepPreviousData }),
  )
  const options = useQuery(api.helpDesk.filingOptions.queryOptions({ input: {}, staleTime: Infinity }))
  const mailboxes = options.data?.mailboxes
  const known = new Map((people.data ?? []).map((person) => [person.email, person]))
  const add = (address: string) => field.onChange([...new Set([...field.value, address])])
  const prefilled = user.providerManager && field.value.includes(user.providerManager.email)
  return (
    <section aria-labelledby="section-copies" className={styles.section}>
      <h2 id="section-copies">{t('filing.sectionCopies')}</h2>
      <div>
        <TagsInput
          id={fieldId('cc')}
          label={<FieldLabel optional>{t('filing.cc')}</FieldLabel>}
          description={`${t('filing.ccHint')} ${prefilled ? t('filing.ccSuggested') : ''}`}
          error={fieldState.error?.message}
          placeholder={field.value.length === 0 ? t('filing.ccPlaceholder') : ''}
          value={field.value}
          onChange={(addresses) => field.onChange(addresses.map((address) => address.trim().toLowerCase()))}
          onBlur={field.onBlur}
          searchValue={typed}
          onSearchChange={setTyped}
          data={[...known.keys()]}
          filter={({ options }) => options}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          maxTags={20}
          comboboxProps={{ shadow: 'md' }}
          withScrollArea={false}
          styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
          renderOption={({ option }) => {
            const person = known.get(option.value)
            return (
              <span className={styles.person}>
                <strong>{person?.name ?? option.value}</strong>
                <span>{[option.value, person?.organisationName].filter(Boolean).join(' · ')}</span>
              </span>
            )
          }}
        />
        {mailboxes ? (
          <div className={styles.quick} role="group" aria-label={t('filing.quickChoices')}>
            <button type="button" onClick={() => add(mailboxes.access)}>
              <IconPlus size={15} aria-hidden />
              {t('filing.ccAccess')} <span>{t('filing.ccAccessHint')}</span>
            </button>
            <button type="button" onClick={() => add(mailboxes.policy)}>
              <IconPlus size={15} aria-hidden />
              {t('filing.ccPolicy')} <span>{t('filing.ccPolicyHint')}</span>
            </button>
          </div>
        ) : null}
      </div>
    </section>
  )
}
