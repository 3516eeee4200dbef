import { EmptyState } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconLock, IconMapSearch, IconPlugConnectedX } from '@tabler/icons-react'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../api/refusal.ts'
import { Forbidden } from './forbidden.ts'
import { useDocumentTitle } from './use-document-title.ts'

function HomeButton() {
  const { t } = useTranslation()
  return (
    <Button component={Link} to="/" variant="default">
      {t('failure.home')}
    </Button>
  )
}

/** Any page that broke: says what happened, gives a reference number, offers another try. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const boundary = useQueryErrorResetBoundary()
  const [ownReference] = useState(() => `W-${crypto.randomUUID().slice(0, 8)}`)
  const { code, details } = failureOf(error)
  useEffect(() => boundary.reset(), [boundary])

  if (error instanceof Forbidden || code === 'FORBIDDEN') return <PageForbidden />
  if (code === 'NOT_FOUND') return <PageNotFound />
  const offline = code === 'OFFLINE'
  const reference = details.incidentId ?? ownReference
  return (
    <EmptyState
      icon={offline ? IconPlugConnectedX : IconAlertTriangle}
      title={offline ? t('failure.offlineTitle') : t('failure.title')}
      actions={
        <>
          <Button
            onClick={() => {
              reset()
              void router.invalidate()
            }}
          >
            {t('failure.retry')}
          </Button>
          <HomeButton />
        </>
      }
    >
      {offline ? t('failure.offline') : `${t('failure.text')} ${t('failure.reference', { id: reference })}`}
    </EmptyState>
  )
}

export function PageForbidden() {
  const { t } = useTranslation()
  useDocumentTitle(t('failure.forbiddenTitle'))
  return (
    <EmptyState icon={IconLock} title={t('failure.forbiddenTitle')} actions={<HomeButton />}>
      {t('failure.forbiddenText')}
    </EmptyState>
  )
}

export function PageNotFound() {
  const { t } = useTranslation()
  useDocumentTitle(t('failure.notFoundTitle'))
  return (
    <EmptyState icon={IconMapSearch} title={t('failure.notFoundTitle')} actions={<HomeButton />}>
      {t('failure.notFoundText')}
    </EmptyState>
  )
}
