import { EmptyState } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'

/** Access follows the enrollment: another service grants it, as a rule within a second. */
const TRIES = 20
const BETWEEN_MS = 500

/** Waits until the record is open to the office, and goes there. */
export function RecordOpening({ customerId, program }: { customerId: string; program: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const record = useQuery({
    ...api.casework.openCustomer.queryOptions({ input: { id: customerId }, staleTime: 0 }),
    retry: TRIES,
    retryDelay: BETWEEN_MS,
  })
  const isOpen = record.data?.enrolments.some(({ endedOn }) => endedOn === null) === true
  useEffect(() => {
    if (isOpen) void navigate({ to: '/customers/$id', params: { id: customerId }, replace: true })
  }, [isOpen, navigate, customerId])
  return (
    <EmptyState
      icon={IconCircleCheck}
      title={t('enrolDialog.done', { program })}
      actions={
        <Button loading={record.isFetching} onClick={() => void record.refetch()}>
          {t('fcrcEnrol.open')}
        </Button>
      }
    >
      {t('fcrcEnrol.opening')}
    </EmptyState>
  )
}
