import { Notice } from '@isets/ui'
import { useMutation } from '@tanstack/react-query'
import { Link, useRouterState, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { router } from '../app/router.tsx'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ChoosePassword } from './choose-password.tsx'
import { placeAfterSignIn } from './return-to.ts'
import { keepSession } from './session.ts'
import { SignInCard } from './sign-in-card.tsx'
import { SignInForm } from './sign-in-form.tsx'
import styles from './sign-in.module.css'
import { hearTabs, tellTabs } from './tabs.ts'

export function SignInPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('signIn.title'))
  const search = useSearch({ from: '/sign-in' })
  const endedFor = useRouterState({ select: (state) => state.location.state.endedFor })
  const failureText = useFailureText()
  const [start, setStart] = useState<{ email: string; password: string } | null>(null)

  const signIn = useMutation(
    api.identity.signIn.mutationOptions({
      onSuccess: (view) => {
        keepSession(view)
        tellTabs({ type: 'signed-in', userId: view.user.id })
        router.history.replace(placeAfterSignIn({ returnTo: search.returnTo, endedFor, userId: view.user.id }))
      },
      onError: (error, { email: name, password: typed }) => {
        const { code, details } = failureOf(error)
        if (code === 'PASSWORD_DUE') setStart({ email: name, password: typed })
        else if (details.fields?.['newPassword'] === undefined) setStart(null)
      },
    }),
  )
  useEffect(
    () =>
      hearTabs((message) => {
        if (message.type === 'signed-in') {
          location.replace(placeAfterSignIn({ returnTo: search.returnTo, endedFor, userId: message.userId }))
        }
      }),
    [search.returnTo, endedFor],
  )

  if (start !== null) {
    return (
      <SignInCard>
        <ChoosePassword
          start={start}
          busy={signIn.isPending}
          error={signIn.error}
          onChosen={(newPassword) => signIn.mutate({ ...start, newPassword })}
          onBack={() => {
            setStart(null)
            signIn.reset()
          }}
        />
      </SignInCard>
    )
  }
  return (
    <SignInCard>
      <div>
        <h1>{t('signIn.title')}</h1>
        <p className={styles.lead}>{t('signIn.lead')}</p>
      </div>
      {search.reason === 'ended' ? (
        <Notice tone="info" title={t('signIn.endedTitle')} role="status">
          {t('signIn.endedText')}
        </Notice>
      ) : null}
      {search.reason === 'signed-out' ? <Notice tone="success" role="status" title={t('signIn.signedOut')} /> : null}
      {signIn.error ? <Notice tone="error" role="alert" title={failureText(signIn.error)} /> : null}
      <SignInForm busy={signIn.isPending} onSend={(typed, onError) => signIn.mutate(typed, { onError })} />
      <p className={styles.help}>
        {t('signIn.help')} <Link to="/questions">{t('signIn.questions')}</Link>
      </p>
    </SignInCard>
  )
}
