import type { QuarantinedUploadView } from '@isets/contracts'
import { DialogActions } from '@isets/ui'
import { Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'

const DECISIONS = {
  release: {
    call: api.helpDesk.releaseUpload,
    title: 'quarantine.releaseOf',
    consequence: 'quarantine.releaseText',
    reason: 'quarantine.reason',
    act: 'quarantine.release',
    done: 'quarantine.released',
    danger: false,
  },
  discard: {
    call: api.helpDesk.discardUpload,
    title: 'quarantine.discardOf',
    consequence: 'quarantine.discardText',
    reason: 'quarantine.discardReason',
    act: 'quarantine.discard',
    done: 'quarantine.discarded',
    danger: true,
  },
} as const

interface QuarantineDialogProps {
  file: QuarantinedUploadView
  decision: keyof typeof DECISIONS
  onDone: () => void
}

/** Asks for the reason, which is kept, before a file leaves quarantine on either way. */
export function QuarantineDialog({ file, decision, onDone }: QuarantineDialogProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const { name } = file
  const words = DECISIONS[decision]
  const decide = useMutation(
    words.call.mutationOptions({
      onSuccess: () => {
        tell(t(words.done, { name }))
        void queryClient.invalidateQueries({ queryKey: api.helpDesk.listQuarantined.key() })
        onDone()
      },
    }),
  )
  const submit = () => {
    const short = reason.trim().length < 3
    setMissing(short)
    if (!short && !decide.isPending) decide.mutate({ id: file.id, reason: reason.trim() })
  }
  const error = missing ? t('quarantine.reasonMissing') : decide.error && failureText(decide.error)
  return (
    <Modal opened onClose={onDone} title={t(words.title, { name })}>
      <p>{t(words.consequence)}</p>
      <Textarea
        mt="lg"
        data-autofocus
        label={t(words.reason)}
        description={t('quarantine.reasonHint')}
        error={error}
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => {
          setReason(event.currentTarget.value)
          setMissing(false)
        }}
      />
      <DialogActions
        act={t(words.act)}
        loading={decide.isPending}
        onAct={submit}
        danger={words.danger}
        cancel={t('quarantine.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}
