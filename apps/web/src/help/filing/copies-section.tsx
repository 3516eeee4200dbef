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

/** HELP-010 HELP-011: who gets copies, with suggestions, the provider manager and two mailboxes as quick choices. */
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
  const known = new Map((people.data ?? []).map((person) => [person.email, person]))
  const manager = user.providerManager
  const hasManager = manager !== null && field.value.includes(manager.email.toLowerCase())
  const urging = hasManager ? t('filing.ccSuggested') : manager && t('filing.ccUrged', { name: manager.name })
  return (
    <section aria-labelledby="section-copies" className={styles.section}>
      <h2 id="section-copies">{t('filing.sectionCopies')}</h2>
      <div>
        <TagsInput
          id={fieldId('cc')}
          label={<FieldLabel optional>{t('filing.cc')}</FieldLabel>}
          description={[t('filing.ccHint'), urging].filter(Boolean).join(' ')}
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
        <QuickChoices
          manager={hasManager ? null : manager}
          onAdd={(address) => field.onChange([...new Set([...field.value, address.toLowerCase()])])}
        />
      </div>
    </section>
  )
}

interface QuickChoicesProps {
  /** The provider manager, while they get no copy. */
  manager: { email: string } | null
  onAdd: (address: string) => void
}

function QuickChoices({ manager, onAdd }: QuickChoicesProps) {
  const { t } = useTranslation()
  const options = useQuery(api.helpDesk.filingOptions.queryOptions({ input: {}, staleTime: Infinity }))
  const mailboxes = options.data?.mailboxes
  /** The choice goes as soon as it is made: the focus stays in the field. */
  const addManager = (email: string) => {
    onAdd(email)
    document.getElementById(fieldId('cc'))?.focus()
  }
  if (!mailboxes) return null
  return (
    <div className={styles.quick} role="group" aria-label={t('filing.quickChoices')}>
      {manager ? (
        <button type="button" onClick={() => addManager(manager.email)}>
          <IconPlus size={15} aria-hidden />
          {t('filing.ccManager')} <span>{t('filing.ccManagerHint')}</span>
        </button>
      ) : null}
      <button type="button" onClick={() => onAdd(mailboxes.access)}>
        <IconPlus size={15} aria-hidden />
        {t('filing.ccAccess')} <span>{t('filing.ccAccessHint')}</span>
      </button>
      <button type="button" onClick={() => onAdd(mailboxes.policy)}>
        <IconPlus size={15} aria-hidden />
        {t('filing.ccPolicy')} <span>{t('filing.ccPolicyHint')}</span>
      </button>
    </div>
  )
}
