import type { AmendmentView, IdhsVerification } from '@isets/contracts'
import { AMENDMENT_STATUS_LABELS } from '@isets/rules'
import { Button, Modal, Radio, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { momentText } from '../time/time-text.ts'
import { hoursText, moneyText, monthText } from './figure-text.ts'
import styles from './packets.module.css'

interface AmendmentDialogProps {
  amendment: AmendmentView
  onDone: () => void
}

/** The original beside the amended, the reason, and the decision of whoever may decide (BILL-026, BILL-030, C32). */
export function AmendmentDialog({ amendment, onDone }: AmendmentDialogProps) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [verification, setVerification] = useState(amendment.idhsVerification)
  const [missing, setMissing] = useState(false)
  const { number, allowed, month } = amendment
  const [act] = allowed
  const { decide, isPending, error } = useDecision(amendment, onDone)
  const submit = (accept: boolean) => {
    const short = !accept && note.trim().length === 0
    setMissing(short)
    if (!short && !isPending) decide(accept, note.trim(), verification)
  }
  return (
    <Modal opened onClose={onDone} title={`${number}: ${monthText(month)}`} size="lg">
      <Comparison amendment={amendment} />
      <Trail amendment={amendment} />
      {act === 'review' ? <Verification value={verification} onChange={setVerification} /> : null}
      {act ? (
        <Textarea
          mt="lg"
          label={t('amendments.note')}
          description={t('amendments.noteHint')}
          error={missing ? t('amendments.noteMissing') : error}
          value={note}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      ) : null}
      <div className="dialog-actions">
        {act ? (
          <>
            <Button onClick={() => submit(true)} loading={isPending} data-autofocus>
              {t(`amendments.accept_${act}`)}
            </Button>
            <Button variant="default" color="red" onClick={() => submit(false)} disabled={isPending}>
              {t('amendments.refuse')}
            </Button>
          </>
        ) : null}
        <Button variant="default" onClick={onDone}>
          {t('amendments.close')}
        </Button>
      </div>
    </Modal>
  )
}

function useDecision({ id, version, allowed }: AmendmentView, onDone: () => void) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const onSuccess = ({ number, status }: AmendmentView) => {
    tell(t('amendments.done', { number, status: AMENDMENT_STATUS_LABELS[status].toLowerCase() }))
    for (const read of [api.billing.listAmendments, api.billing.countAmendments, api.billing.listPackets]) {
      void queryClient.invalidateQueries({ queryKey: read.key() })
    }
    onDone()
  }
  const review = useMutation(api.billing.reviewAmendment.mutationOptions({ onSuccess }))
  const approve = useMutation(api.billing.approveAmendment.mutationOptions({ onSuccess }))
  const isApproval = allowed[0] === 'approve'
  const chosen = isApproval ? approve : review
  return {
    decide: (accept: boolean, note: string, idhsVerification: IdhsVerification | null) => {
      const decision = { id, version, accept, note }
      if (isApproval) approve.mutate(decision)
      else review.mutate({ ...decision, ...(idhsVerification !== null && { idhsVerification }) })
    },
    isPending: chosen.isPending,
    error: chosen.error && failureText(chosen.error),
  }
}

const VERIFICATIONS = ['eligible', 'not_eligible'] as const satisfies readonly IdhsVerification[]

interface VerificationProps {
  value: IdhsVerification | null
  onChange: (value: IdhsVerification) => void
}

/** BILL-029: the reviewer verifies the customer of the adjusted month, or verifies anew. */
function Verification({ value, onChange }: VerificationProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group mt="lg" name="idhsVerification" label={t('packet.idhs')} value={value ?? ''}>
      {VERIFICATIONS.map((one) => (
        <Radio key={one} mt={6} value={one} label={t(`packet.${one}`)} onChange={() => onChange(one)} />
      ))}
    </Radio.Group>
  )
}

function Comparison({ amendment }: { amendment: AmendmentView }) {
  const { t } = useTranslation()
  const lines = [
    [t('amendments.hours'), hoursText(amendment.originalHours), hoursText(amendment.newHours)],
    [t('amendments.costs'), moneyText(amendment.originalCents), moneyText(amendment.newCents)],
  ] as const
  return (
    <>
      <p>
        <strong>{amendment.customerName ?? t('packet.hiddenCustomer')}</strong>
        {` · ${t(`amendments.kinds.${amendment.kind}`)}: ${amendment.changed}`}
      </p>
      <table className={styles.comparison}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('amendments.original')}</th>
            <th scope="col">{t('amendments.amended')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td data-changed={before === after ? undefined : true}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Who did what with it. */
function Trail({ amendment }: { amendment: AmendmentView }) {
  const { t } = useTranslation()
  const { requested, reviewed, approved, rejected, reason, note } = amendment
  const when = momentText(requested.at)
  const words = (stamp: { at: string; by: { name: string } }) => ({ when: momentText(stamp.at), name: stamp.by.name })
  return (
    <ul className={styles.trail}>
      <li>
        {requested.by
          ? t('amendments.requestedBy', { when, name: requested.by.name })
          : t('amendments.requestedBySystem', { when })}
        <q>{reason}</q>
      </li>
      {reviewed ? <li>{t('amendments.reviewedBy', words(reviewed))}</li> : null}
      {approved ? <li>{t('amendments.approvedBy', words(approved))}</li> : null}
      {rejected ? <li>{t('amendments.rejectedBy', words(rejected))}</li> : null}
      {note ? (
        <li>
          {t('amendments.note')}
          <q>{note}</q>
        </li>
      ) : null}
    </ul>
  )
}
