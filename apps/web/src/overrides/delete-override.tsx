import type { OverrideView } from '@isets/contracts'
import { DialogActions } from '@isets/ui'
import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { refreshServices } from '../services/use-services.ts'

/** SUPP-019: a button with its question. */
export function DeleteOverride({ view }: { view: OverrideView }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [asks, setAsks] = useState(false)
  const { id, version, number } = view
  const remove = useMutation(
    api.billing.deleteOverride.mutationOptions({
      onSuccess: async () => {
        setAsks(false)
        tell(t('override.deletedNow', { number }))
        await refreshServices()
      },
    }),
  )
  return (
    <>
      <Button variant="default" onClick={() => setAsks(true)}>
        {t('override.delete')}
      </Button>
      <Modal opened={asks} onClose={() => setAsks(false)} title={t('override.deleteTitle', { number })}>
        <p>{t(view.status === 'approved' ? 'override.deleteApproved' : 'override.deletePending')}</p>
        {remove.error ? <p role="alert">{failureText(remove.error)}</p> : null}
        <DialogActions
          act={t('override.delete')}
          loading={remove.isPending}
          onAct={() => remove.mutate({ id, version })}
          danger
          careful
          cancel={t('cost.cancel')}
          onCancel={() => setAsks(false)}
        />
      </Modal>
    </>
  )
}
