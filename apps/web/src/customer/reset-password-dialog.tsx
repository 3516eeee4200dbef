import type { CustomerAccountView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { Button, Modal, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { isUnderWay } from '../api/under-way.ts'
import { useFailureText } from '../app/failure-text.ts'
import { NewStartPassword } from './new-start-password.tsx'

interface ResetPasswordDialogProps {
  customerId: string
  opened: boolean
  onDone: () => void
}

/** REF-023: the consequence in words, then the start password, which the server says this once. */
export function ResetPasswordDialog({ customerId, opened, onDone }: ResetPasswordDialogProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  // The answer stays no longer than this dialog.
  const [account, setAccount] = useState<CustomerAccountView>()
  const operation = api.identity.resetCustomerPassword
  const reset = useMutation({ ...operation.mutationOptions({ onSuccess: setAccount }), gcTime: 0 })
  // Nothing but a button ends it then: what is shown once is not lost by a click beside it.
  const isShownOnce = reset.isPending || account !== undefined
  const submit = () => {
    if (!isUnderWay(operation.mutationKey())) reset.mutate({ id: customerId })
  }
  const forget = () => {
    setAccount(undefined)
    reset.reset()
  }
  return (
    <Modal
      opened={opened}
      stackId="reset-password"
      onClose={() => (isShownOnce ? undefined : onDone())}
      onExitTransitionEnd={forget}
      withCloseButton={!isShownOnce}
      title={t(account ? 'passwordReset.doneTitle' : 'passwordReset.title')}
    >
      {account ? (
        <NewStartPassword account={account} onDone={onDone} />
      ) : (
        <>
          <Stack gap="sm">
            <p>{t('passwordReset.lead')}</p>
            <p>{t('passwordReset.check')}</p>
            {reset.error ? <Notice tone="error" role="alert" title={failureText(reset.error)} /> : null}
          </Stack>
          <div className="dialog-actions">
            <Button onClick={submit} loading={reset.isPending}>
              {t('passwordReset.reset')}
            </Button>
            <Button variant="default" onClick={onDone} disabled={reset.isPending} data-autofocus>
              {t('passwordReset.cancel')}
            </Button>
          </div>
        </>
      )}
    </Modal>
  )
}
