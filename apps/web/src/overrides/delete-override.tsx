import type { OverrideView } from '@isets/contracts'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Removal } from '../app/removal.tsx'
import { tell } from '../app/toasts.tsx'
import { refreshServices } from '../services/use-services.ts'

/** SUPP-019. */
export function DeleteOverride({ view: { id, version, number, status } }: { view: OverrideView }) {
  const { t } = useTranslation()
  const onSuccess = () => {
    tell(t('override.deletedNow', { number }))
    void refreshServices()
  }
  const removal = useMutation(api.billing.deleteOverride.mutationOptions({ onSuccess }))
  return (
    <Removal
      label={t('override.delete')}
      look={{ variant: 'default' }}
      title={t('override.deleteTitle', { number })}
      text={t(status === 'approved' ? 'override.deleteApproved' : 'override.deletePending')}
      cancel={t('cost.cancel')}
      removal={removal}
      onRemove={() => removal.mutate({ id, version })}
    />
  )
}
