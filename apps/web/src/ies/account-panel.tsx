import type { CustomerAccountView, IesMatch } from '@isets/contracts'
import { checkEmailEntry } from '@isets/rules'
import { Notice } from '@isets/ui'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { AccountResult } from './account-result.tsx'
import styles from './ies.module.css'

const EMPTY = { email: '', confirmEmail: '', noEmail: false }

/** IES-018: looks for the ISETS account of the person who was found, and creates it where there is none. */
export function AccountPanel({ customer: { customerId }, name }: { customer: IesMatch; name: string }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const heading = useId()
  const [typed, setTyped] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const result = useRef<HTMLDivElement>(null)
  const fields = { email: useRef<HTMLInputElement>(null), confirmEmail: useRef<HTMLInputElement>(null) }
  // A start password is in the answer: it stays no longer than this page.
  const [account, setAccount] = useState<CustomerAccountView>()
  // A second click may come before the page knows of the first: it would take the place of the answer with the password.
  const underWay = useRef(false)
  const search = useMutation({ ...api.identity.searchCustomerAccount.mutationOptions(), gcTime: 0 })
  useEffect(() => {
    if (account !== undefined) result.current?.focus()
  }, [account])

  const wrong = checkEmailEntry(typed)
  const problems: typeof wrong = tried ? { ...failureFields(search.error), ...wrong } : {}
  const ask = (newStartPassword: boolean) => {
    if (underWay.current) return
    underWay.current = true
    const email = typed.noEmail ? '' : typed.email.trim()
    const onSettled = () => {
      underWay.current = false
    }
    search.mutate({ customerId, email, newStartPassword }, { onSuccess: setAccount, onSettled })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = Object.keys(wrong) as (keyof typeof fields)[]
    if (first === undefined) ask(false)
    else fields[first].current?.focus()
  }
  const field = (key: 'email' | 'confirmEmail', label: string) => (
    <TextInput
      ref={fields[key]}
      type="email"
      autoComplete="off"
      maxLength={254}
      label={label}
      value={typed[key]}
      error={problems[key]}
      onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [key]: value }))}
    />
  )
  return (
    <section className={styles.account} aria-labelledby={heading}>
      <h2 id={heading}>{t('customerAccount.title')}</h2>
      {search.error && Object.keys(failureFields(search.error)).length === 0 ? (
        <Notice tone="error" role="alert" title={failureText(search.error)} />
      ) : null}
      {account === undefined ? (
        <>
          <p>{t('customerAccount.lead', { name })}</p>
          <form onSubmit={submit} noValidate aria-labelledby={heading}>
            {typed.noEmail ? null : (
              <div className={styles.fields}>
                {field('email', t('add.email'))}
                {field('confirmEmail', t('add.confirmEmail'))}
              </div>
            )}
            <Checkbox
              label={t('add.noEmail')}
              description={t('customerAccount.noEmailHint')}
              checked={typed.noEmail}
              onChange={({ currentTarget: { checked } }) => setTyped((before) => ({ ...before, noEmail: checked }))}
            />
            <div className={styles.buttons}>
              <Button type="submit" variant="default" loading={search.isPending}>
                {t('customerAccount.search')}
              </Button>
            </div>
          </form>
        </>
      ) : (
        <div ref={result} tabIndex={-1} role="group" aria-label={t(`customerAccount.outcomes.${account.outcome}`)}>
          <AccountResult account={account} name={name} busy={search.isPending} onNewPassword={() => ask(true)} />
        </div>
      )}
    </section>
  )
}

function failureFields(error: unknown): Partial<Record<string, string>> {
  return error ? (failureOf(error).details.fields ?? {}) : {}
}
