import { EmptyState } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** REF-003: the message that leads to the assessment. */
export function ScreeningFirst({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconClipboardText}
      title={t('newReferral.screeningTitle')}
      actions={
        <Button renderRoot={(props) => <Link to="/customers/$id/screening" params={{ id: customerId }} {...props} />}>
          {t('newReferral.screeningOpen')}
        </Button>
      }
    >
      {t('newReferral.screeningText')}
    </EmptyState>
  )
}
