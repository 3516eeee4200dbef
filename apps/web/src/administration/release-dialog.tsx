import type { QuarantinedUploadView } from '@isets/contracts'
import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'

/** Asks for the reason, which is kept, before a file leaves quarantine. */
export function ReleaseDialog({ file, onDone }: { file: QuarantinedUploadView; onDone: () => void }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const { name } = file
  const release = useMutation(
    api.helpDesk.releaseUpload.mutationOptions({
      onSuccess: () => {
        tell(t('quarantine.released', { name }))
        void queryClient.invalidateQueries({ queryKey: api.helpDesk.listQuarantined.key() })
        onDone()
      },
    }),
  )
  const submit = () => {
    const short = reason.trim().length < 3
    setMissing(short)
    if (!short && !release.isPending) release.mutate({ id: file.id, reason: reason.trim() })
  }
  const error = missing ? t('quarantine.reasonMissing') : release.error && failureText(release.error)
  return (
    <Modal opened onClose={onDone} title={t('quarantine.releaseOf', { name })}>
      <p>{t('quarantine.releaseText')}</p>
      <Textarea
        mt="lg"
        data-autofocus
        label={t('quarantine.reason')}
        description={t('quarantine.reasonHint')}
        error={error}
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="dialog-actions">
        <Button onClick={submit} loading={release.isPending}>
          {t('quarantine.release')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('quarantine.cancel')}
        </Button>
      </div>
    </Modal>
  )
}
