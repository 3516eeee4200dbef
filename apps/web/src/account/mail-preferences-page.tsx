import type { MailKind, MailPreferences } from '@isets/contracts'
import { MAIL_KIND_FACTS } from '@isets/rules'
import { Card, Notice, PageHeading, SkeletonLines } from '@isets/ui'
import { Button, Checkbox } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient, whenNothingIsShown } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ListFailure } from '../list/list-states.tsx'
import styles from './mail-preferences.module.css'

const options = api.notifier.readMailPreferences.queryOptions({ input: {} })

/** Everybody's own choice of mails. */
export function MailPreferencesPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('mailPreferences.title'))
  const preferences = useQuery({ ...options, throwOnError: whenNothingIsShown })
  if (!preferences.data) return <SkeletonLines label={t('shell.loading')} lines={6} />
  const { email, kinds } = preferences.data
  return (
    <div className={styles.page}>
      <PageHeading title={t('mailPreferences.title')} lead={t('mailPreferences.lead', { email })} />
      {preferences.error ? (
        <ListFailure
          error={preferences.error}
          busy={preferences.isFetching}
          onRetry={() => void preferences.refetch()}
        />
      ) : null}
      {kinds.length > 0 ? <Choice kinds={kinds} /> : <Notice tone="info" title={t('mailPreferences.none')} />}
    </div>
  )
}

function Choice({ kinds }: Pick<MailPreferences, 'kinds'>) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [unwanted, setUnwanted] = useState(kinds.flatMap(({ kind, wanted }) => (wanted ? [] : [kind])))
  const save = useMutation(
    api.notifier.saveMailPreferences.mutationOptions({
      onSuccess: (view) => {
        queryClient.setQueryData(options.queryKey, view)
        tell(t('mailPreferences.saved'))
      },
    }),
  )
  const choose = (kind: MailKind, wanted: boolean) =>
    setUnwanted((before) => [...before.filter((one) => one !== kind), ...(wanted ? [] : [kind])])
  return (
    <Card className={styles.card}>
      <fieldset className={styles.kinds}>
        <legend>{t('mailPreferences.kinds')}</legend>
        {kinds.map(({ kind }) => (
          <Checkbox
            key={kind}
            label={MAIL_KIND_FACTS[kind].label}
            description={MAIL_KIND_FACTS[kind].description}
            checked={!unwanted.includes(kind)}
            onChange={(event) => choose(kind, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      {save.error ? <Notice tone="error" role="alert" title={failureText(save.error)} /> : null}
      <div>
        <Button loading={save.isPending} onClick={() => save.mutate({ unwanted })}>
          {t('mailPreferences.save')}
        </Button>
      </div>
    </Card>
  )
}
