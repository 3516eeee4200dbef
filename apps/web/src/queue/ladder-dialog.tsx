import { ESCALATION_LEVELS, type EscalationLevel, type HelpRequestView } from '@isets/contracts'
import { DialogActions } from '@isets/ui'
import { Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { keepRequest } from '../request/patch-cache.ts'
import styles from './ladder.module.css'

export interface LadderDialogProps {
  request: HelpRequestView
  command: 'escalate' | 'handBack'
  onClose: () => void
  /** The request was handed back, and its page can be read no longer. */
  onGone: () => void
}

/** HELP-029: a request goes up the ladder, or back to SIU, with a reason that stands in its history. */
export function LadderDialog({ request, command, onClose, onGone }: LadderDialogProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [to, setTo] = useState<EscalationLevel>('program_manager')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const refresh = () => void queryClient.invalidateQueries({ queryKey: api.helpDesk.key() })
  const escalate = useMutation(
    api.helpDesk.escalate.mutationOptions({
      onSuccess: (view) => {
        keepRequest(view)
        tell(t('ladder.escalated', { number: view.number, level: t(`ladder.levels.${to}`) }))
        onClose()
      },
    }),
  )
  const handBack = useMutation(
    api.helpDesk.handBack.mutationOptions({
      onSuccess: () => {
        tell(t('ladder.handedBack', { number: request.number }))
        onGone()
        refresh()
      },
    }),
  )
  const running = command === 'escalate' ? escalate : handBack
  const { id, version } = request
  const submit = () => {
    const words = reason.trim()
    setMissing(words.length < 3)
    if (words.length < 3 || running.isPending) return
    if (command === 'escalate') escalate.mutate({ id, version, to, reason: words })
    else handBack.mutate({ id, version, reason: words })
  }
  const failed =
    running.error && (Object.values(failureOf(running.error).details.fields ?? {})[0] ?? failureText(running.error))
  return (
    <Modal opened onClose={onClose} title={t(`ladder.${command}Title`, { number: request.number })}>
      {command === 'escalate' ? (
        <fieldset className={styles.levels}>
          <legend>{t('ladder.to')}</legend>
          {ESCALATION_LEVELS.map((level) => (
            <label key={level}>
              <input type="radio" name="level" checked={to === level} onChange={() => setTo(level)} />
              <span>
                <strong>{t(`ladder.levels.${level}`)}</strong>
                <small>{t(`ladder.hints.${level}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      ) : (
        <p>{t('ladder.handBackText')}</p>
      )}
      <Textarea
        mt="lg"
        data-autofocus
        label={t('ladder.reason')}
        description={t('ladder.reasonHint')}
        error={missing ? t('ladder.reasonMissing') : failed}
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
        act={t(`ladder.${command}`)}
        loading={running.isPending}
        onAct={submit}
        cancel={t('ladder.cancel')}
        onCancel={onClose}
      />
    </Modal>
  )
}
