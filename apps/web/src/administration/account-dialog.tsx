import type { UserView } from '@isets/contracts'
import { DialogActions } from '@isets/ui'
import { Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'

/** IDN-023: ends or restores an account, with the consequence in words and a reason that is kept. */
export function AccountDialog({ user, onDone }: { user: UserView; onDone: () => void }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const ending = user.status === 'active'
  const name = `${user.firstName} ${user.lastName}`
  const operation = ending ? api.identity.deactivateUser : api.identity.reactivateUser
  const change = useMutation(
    operation.mutationOptions({
      onSuccess: () => {
        tell(t(ending ? 'users.deactivatedNow' : 'users.reactivatedNow', { name }))
        void queryClient.invalidateQueries({ queryKey: api.identity.listUsers.key() })
        onDone()
      },
    }),
  )
  const submit = () => {
    const short = reason.trim().length < 3
    setMissing(short)
    if (!short && !change.isPending) change.mutate({ id: user.id, version: user.version, reason: reason.trim() })
  }
  const error = missing ? t('users.reasonMissing') : change.error && failureText(change.error)
  return (
    <Modal opened onClose={onDone} title={t(ending ? 'users.deactivateOf' : 'users.reactivateOf', { name })}>
      <p>{t(ending ? 'users.deactivateText' : 'users.reactivateText')}</p>
      <Textarea
        mt="lg"
        data-autofocus
        label={t('users.reason')}
        description={t('users.reasonHint')}
        error={error}
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DialogActions
        act={t(ending ? 'users.deactivate' : 'users.reactivate')}
        loading={change.isPending}
        onAct={submit}
        danger={ending}
        cancel={t('users.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}
