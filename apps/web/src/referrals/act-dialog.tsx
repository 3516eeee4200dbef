import type { ReferralAct, ReferralView } from '@isets/contracts'
import { REFERRAL_STATUS_LABELS } from '@isets/rules'
import { DialogActions, Notice } from '@isets/ui'
import { Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { refreshLists } from '../live/refresh.ts'
import { ActFields } from './act-fields.tsx'
import { emptyForm, give, NEEDS_NOTE, type ActForm } from './acts.ts'

/** The form of one act. What the server refuses stands at its field, and nothing typed is lost. */
export function ActDialog({ act, referral, onDone }: { act: ReferralAct; referral: ReferralView; onDone: () => void }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const navigate = useNavigate()
  const [form, setForm] = useState<ActForm>(() => emptyForm(act))
  const [missing, setMissing] = useState(false)
  const change = useMutation({
    mutationFn: () => give(act, referral, form),
    onSuccess: (done) => {
      const key = api.referrals.openReferral.queryKey({ input: { id: referral.id } })
      if (done === null) {
        tell(t('act.removed', { number: referral.number }))
        void navigate({ to: '/referrals', replace: true }).then(() => queryClient.removeQueries({ queryKey: key }))
      } else {
        tell(doneText(act, done, t))
        queryClient.setQueryData(key, done)
      }
      refreshLists(['referrals'])
      onDone()
    },
    onError: (error) => {
      if (failureOf(error).code !== 'STALE') return
      void queryClient.invalidateQueries({ queryKey: api.referrals.openReferral.key() })
    },
  })
  const needsNote = NEEDS_NOTE.includes(act)
  const isShort = needsNote && form.note.trim().length < 3
  const submit = () => {
    setMissing(isShort)
    if (!isShort && !change.isPending) change.mutate()
  }
  const fields = change.error ? (failureOf(change.error).details.fields ?? {}) : {}
  const isAtField = Object.keys(fields).length > 0
  return (
    <Modal opened onClose={onDone} title={t(`act.${act}`)} size="lg">
      {change.error && !isAtField ? <Notice tone="error" role="alert" title={failureText(change.error)} /> : null}
      <ActFields act={act} referral={referral} form={form} problems={fields} onChange={setForm} />
      <Textarea
        mt="md"
        label={t(needsNote ? 'act.noteNeeded' : 'act.note')}
        error={missing && isShort ? t('act.noteMissing') : fields['note']}
        value={form.note}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setForm({ ...form, note: event.currentTarget.value })}
      />
      <DialogActions
        act={t(`act.${act}`)}
        loading={change.isPending}
        onAct={submit}
        danger={act === 'remove'}
        cancel={t('act.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}

function doneText(act: ReferralAct, { number, status, from }: ReferralView, t: TFunction): string {
  if (act === 'sendBack') return t('act.sentBack', { number, office: from?.name ?? t('referral.office') })
  return t('act.done', { number, status: REFERRAL_STATUS_LABELS[status] })
}
