import { checkNewPassword, LEAST_PASSWORD_LETTERS } from '@isets/rules'
import { Notice } from '@isets/ui'
import { Button, PasswordInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import styles from './sign-in.module.css'

interface ChoosePasswordProps {
  start: { email: string; password: string }
  busy: boolean
  error: unknown
  onChosen: (newPassword: string) => void
  onBack: () => void
}

/** IES-018: whoever has a start password chooses an own one before anything else. */
export function ChoosePassword({ start, busy, error, onChosen, onBack }: ChoosePasswordProps) {
  const { t } = useTranslation()
  useDocumentTitle(t('signIn.chooseTitle'))
  const failureText = useFailureText()
  const [typed, setTyped] = useState({ chosen: '', again: '' })
  const [tried, setTried] = useState(false)
  const chosenField = useRef<HTMLInputElement>(null)
  const againField = useRef<HTMLInputElement>(null)
  const { code, details } = failureOf(error)
  const wrong = checkNewPassword(typed.chosen, { signInName: start.email, before: start.password })
  const differs = typed.chosen !== typed.again
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong !== undefined) chosenField.current?.focus()
    else if (differs) againField.current?.focus()
    else if (!busy) onChosen(typed.chosen)
  }
  const toggle = { 'aria-label': t('signIn.showPassword'), tabIndex: 0 }
  return (
    <>
      <div>
        <h1>{t('signIn.chooseTitle')}</h1>
        <p className={styles.lead}>{t('signIn.chooseLead')}</p>
      </div>
      {error && code !== 'PASSWORD_DUE' && !details.fields ? (
        <Notice tone="error" role="alert" title={failureText(error)} />
      ) : null}
      <form onSubmit={submit} noValidate className={styles.form}>
        <input hidden readOnly name="username" autoComplete="username" value={start.email} />
        <PasswordInput
          ref={chosenField}
          name="new-password"
          autoComplete="new-password"
          label={t('signIn.newPassword')}
          description={t('signIn.chooseHint', { count: LEAST_PASSWORD_LETTERS })}
          error={tried ? (wrong ?? details.fields?.['newPassword']) : undefined}
          value={typed.chosen}
          onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, chosen: value }))}
          visibilityToggleButtonProps={toggle}
          autoFocus
        />
        <PasswordInput
          ref={againField}
          name="repeated"
          autoComplete="new-password"
          label={t('signIn.repeated')}
          error={tried && wrong === undefined && differs ? t('signIn.notRepeated') : undefined}
          value={typed.again}
          onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, again: value }))}
          visibilityToggleButtonProps={toggle}
        />
        <Button type="submit" size="md" fullWidth loading={busy}>
          {t('signIn.choose')}
        </Button>
        <Button variant="default" size="md" fullWidth onClick={onBack}>
          {t('signIn.back')}
        </Button>
      </form>
    </>
  )
}
