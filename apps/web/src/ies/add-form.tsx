import {
  checkAddedCustomer,
  ILLINOIS_COUNTIES,
  localDateOf,
  readUsDate,
  usDate,
  type AddCustomerForm,
  type IesSearchForm,
} from '@isets/rules'
import { Card, ErrorSummary, Notice } from '@isets/ui'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { serverNow } from '../session/server-time.ts'
import styles from './ies.module.css'

type TextField = Exclude<keyof AddCustomerForm, 'noEmail'>

interface AddFormProps {
  start: IesSearchForm
  onCancel: () => void
  onAdded: () => void
}

/** IES-014, IES-016, IES-017: a person whom IES has not sent yet, with data as in IES. Only IDHS staff come here. */
export function AddForm({ start, onCancel, onAdded }: AddFormProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [typed, setTyped] = useState<AddCustomerForm>({
    ...{ firstName: start.firstName, lastName: start.lastName, middleName: '', county: '' },
    ...{ individualNumber: start.individualNumber, caseNumber: start.caseNumber, zip: start.zip },
    ...{ birthDate: start.birthDate === '' ? '' : usDate(start.birthDate) },
    ...{ email: '', confirmEmail: '', noEmail: false },
  })
  const [attempt, setAttempt] = useState(0)
  const name = `${typed.firstName} ${typed.lastName}`
  const add = useMutation(
    api.iesExchange.addCustomer.mutationOptions({
      onSuccess: () => {
        tell(t('add.done', { name }))
        onAdded()
      },
    }),
  )
  const form = { ...typed, birthDate: readUsDate(typed.birthDate) ?? '' }
  const local = checkAddedCustomer(form, localDateOf(new Date(serverNow())))
  const fromServer: Partial<Record<string, string>> = add.error ? (failureOf(add.error).details.fields ?? {}) : {}
  const problems: Partial<Record<string, string>> = attempt > 0 ? { ...fromServer, ...local } : {}
  const lines = Object.entries(problems).map(([key, message = '']) => ({ fieldId: `add-${key}`, message }))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((count) => count + 1)
    if (Object.keys(local).length > 0 || add.isPending) return
    const { confirmEmail: _again, noEmail, email, ...rest } = form
    add.mutate({ ...rest, email: noEmail ? '' : email.trim() })
  }
  const put = (change: Partial<AddCustomerForm>) => setTyped((before) => ({ ...before, ...change }))
  const field = (key: TextField, label: string, extra: { description?: string; maxLength: number; type?: 'email' }) => (
    <TextInput
      id={`add-${key}`}
      label={label}
      autoComplete="off"
      value={typed[key]}
      error={problems[key]}
      {...extra}
      onChange={({ currentTarget: { value } }) => put({ [key]: value })}
    />
  )
  return (
    <Card className={styles.card ?? ''}>
      <h2>{t('add.title')}</h2>
      <p>{t('add.text')}</p>
      <form onSubmit={submit} noValidate aria-label={t('add.title')}>
        <ErrorSummary
          title={t('search.errors', { count: lines.length })}
          problems={lines}
          attempt={lines.length > 0 ? attempt : 0}
        />
        {add.error && lines.length === 0 ? <Notice tone="error" role="alert" title={failureText(add.error)} /> : null}
        <div className={styles.fields}>
          {field('firstName', t('search.firstName'), { maxLength: 60 })}
          {field('middleName', t('add.middleName'), { maxLength: 60 })}
          {field('lastName', t('search.lastName'), { maxLength: 60 })}
          {field('birthDate', t('search.birthDate'), { description: t('search.birthDateHint'), maxLength: 10 })}
          {field('individualNumber', t('search.individualNumber'), { description: t('search.nine'), maxLength: 9 })}
          {field('caseNumber', t('search.caseNumber'), { description: t('search.nine'), maxLength: 9 })}
          {field('zip', t('search.zip'), { maxLength: 10 })}
          <NativeSelect
            id="add-county"
            label={t('search.county')}
            value={typed.county}
            error={problems['county']}
            data={[{ value: '', label: t('add.noCounty') }, ...ILLINOIS_COUNTIES]}
            onChange={({ currentTarget: { value } }) => put({ county: value })}
          />
          {typed.noEmail ? null : field('email', t('add.email'), { maxLength: 254, type: 'email' })}
          {typed.noEmail ? null : field('confirmEmail', t('add.confirmEmail'), { maxLength: 254, type: 'email' })}
          <Checkbox
            label={t('add.noEmail')}
            checked={typed.noEmail}
            onChange={({ currentTarget: { checked } }) => put({ noEmail: checked })}
          />
        </div>
        <div className={styles.buttons}>
          <Button type="submit" loading={add.isPending}>
            {t('add.submit')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('add.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
