import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './sign-in.module.css'

interface SignInFormProps {
  busy: boolean
  /** `onRefused` empties the password for another try. */
  onSend: (typed: { email: string; password: string }, onRefused: () => void) => void
}

/** Name and password, kept by the browser until they are sent. */
export function SignInForm({ busy, onSend }: SignInFormProps) {
  const { t } = useTranslation()
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({})
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const forgetPassword = () => {
    if (password.current) password.current.value = ''
    password.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = { email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' }
    const problems = {
      ...(typed.email === '' && { email: t('signIn.emailMissing') }),
      ...(!typed.password && { password: t('signIn.passwordMissing') }),
    }
    setMissing(problems)
    if (problems.email) email.current?.focus()
    else if (problems.password) password.current?.focus()
    else if (!busy) onSend(typed, forgetPassword)
  }
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <TextInput
        ref={email}
        name="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        label={t('signIn.email')}
        error={missing.email}
        autoFocus
      />
      <PasswordInput
        ref={password}
        name="password"
        autoComplete="current-password"
        label={t('signIn.password')}
        error={missing.password}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
      />
      <Button type="submit" size="md" fullWidth loading={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
