import { checkIesSearch, readUsDate, type IesSearchForm } from '@isets/rules'
import { Card, ErrorSummary, Notice } from '@isets/ui'
import { Button, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import styles from './ies.module.css'

const EMPTY: IesSearchForm = {
  firstName: '',
  lastName: '',
  individualNumber: '',
  caseNumber: '',
  birthDate: '',
  ssnLast4: '',
  zip: '',
}
type Field = keyof IesSearchForm
type Problems = Partial<Record<Field, string>>

/** IES-009: people type `MM/DD/YYYY`; whatever is no day stays as it is, so that the check can say so. */
function sent(typed: IesSearchForm): IesSearchForm {
  const trimmed = Object.fromEntries(Object.entries(typed).map(([key, value]) => [key, value.trim()])) as typeof typed
  return { ...trimmed, birthDate: readUsDate(trimmed.birthDate) ?? '' }
}

interface SearchFormProps {
  busy: boolean
  error: unknown
  onSearch: (form: IesSearchForm) => void
}

/** Both names and at least one identifier (IES-008), the individual number first (IES-010). */
export function SearchForm({ busy, error, onSearch }: SearchFormProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [typed, setTyped] = useState(EMPTY)
  const [attempt, setAttempt] = useState(0)
  const first = useRef<HTMLInputElement>(null)
  const form = sent(typed)
  const wrongDate = typed.birthDate.trim() !== '' && form.birthDate === ''
  const local: Problems = {
    ...checkIesSearch({ ...form, birthDate: wrongDate ? 'typed' : form.birthDate }),
    ...(wrongDate && { birthDate: t('search.birthDateWrong') }),
  }
  const fromServer: Problems = error ? (failureOf(error).details.fields ?? {}) : {}
  const problems = attempt > 0 ? { ...fromServer, ...local } : {}
  const lines = Object.entries(problems).map(([key, message]) => ({ fieldId: `ies-${key}`, message }))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((count) => count + 1)
    if (Object.keys(local).length === 0 && !busy) onSearch(form)
  }
  const clear = () => {
    setTyped(EMPTY)
    setAttempt(0)
    first.current?.focus()
  }
  const field = (
    key: Field,
    label: string,
    extra: { description?: string; maxLength: number; inputMode?: 'numeric' },
  ) => (
    <TextInput
      id={`ies-${key}`}
      label={label}
      autoComplete="off"
      value={typed[key]}
      error={problems[key]}
      {...extra}
      onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [key]: value }))}
    />
  )
  return (
    <Card className={styles.card ?? ''}>
      <form onSubmit={submit} noValidate aria-label={t('search.form')}>
        <ErrorSummary
          title={t('search.errors', { count: lines.length })}
          problems={lines}
          attempt={lines.length > 0 ? attempt : 0}
        />
        {error && lines.length === 0 ? <Notice tone="error" role="alert" title={failureText(error)} /> : null}
        <div className={styles.fields}>
          <TextInput
            ref={first}
            id="ies-firstName"
            label={t('search.firstName')}
            description={t('search.exact')}
            autoComplete="off"
            maxLength={60}
            value={typed.firstName}
            error={problems.firstName}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, firstName: value }))}
          />
          {field('lastName', t('search.lastName'), { description: t('search.exact'), maxLength: 60 })}
        </div>
        <fieldset className={styles.identifiers}>
          <legend>{t('search.identifiers')}</legend>
          <div className={styles.fields}>
            {field('individualNumber', t('search.individualNumber'), {
              description: t('search.best'),
              maxLength: 9,
              inputMode: 'numeric',
            })}
            {field('birthDate', t('search.birthDate'), { description: t('search.birthDateHint'), maxLength: 10 })}
            {field('caseNumber', t('search.caseNumber'), {
              description: t('search.nine'),
              maxLength: 9,
              inputMode: 'numeric',
            })}
            {field('ssnLast4', t('search.ssnLast4'), {
              description: t('search.four'),
              maxLength: 4,
              inputMode: 'numeric',
            })}
            {field('zip', t('search.zip'), { description: t('search.five'), maxLength: 10, inputMode: 'numeric' })}
          </div>
        </fieldset>
        <div className={styles.buttons}>
          <Button type="submit" loading={busy}>
            {t('search.submit')}
          </Button>
          <Button variant="default" onClick={clear}>
            {t('search.again')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
