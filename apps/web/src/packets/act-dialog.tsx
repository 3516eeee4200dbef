import type { PacketAct, PacketView } from '@isets/contracts'
import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { tell } from '../app/toasts.tsx'
import { moneyText, monthText } from './figure-text.ts'
import { usePacketChange } from './use-packet.ts'

/** Acts on the whole packet: each is confirmed with its consequence in words. */
export type DialogAct = Extract<
  PacketAct,
  'submit' | 'requestChange' | 'approve' | 'decideChange' | 'unapprove' | 'approveBilling'
>
const WITH_REASON: readonly DialogAct[] = ['requestChange', 'decideChange', 'unapprove']

interface ActDialogProps {
  act: DialogAct
  packet: PacketView
  onDone: () => void
}

export function ActDialog({ act, packet, onDone }: ActDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const needsReason = WITH_REASON.includes(act)
  const { perform, isPending } = useAct(act, packet, () => {
    tell(t('packetActs.done', { act: t(`packetActs.${act}`) }))
    onDone()
  })
  const submit = (grant: boolean) => {
    const short = needsReason && reason.trim().length < 3
    setMissing(short)
    if (!short && !isPending) perform(reason.trim(), grant)
  }
  const { notVerified, participants, billedCents } = packet.totals
  const words = { notVerified, participants, amount: moneyText(billedCents) }
  return (
    <Modal opened onClose={onDone} title={`${t(`packetActs.${act}`)}: ${monthText(packet.month)}`}>
      <p>{t(`packetActs.${act}Text`, words)}</p>
      {needsReason ? (
        <Textarea
          mt="lg"
          data-autofocus
          label={t('packetActs.reason')}
          description={t('packetActs.reasonHint')}
          error={missing && t('packetActs.reasonMissing')}
          value={reason}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      <div className="dialog-actions">
        <Button onClick={() => submit(true)} loading={isPending} data-autofocus={needsReason ? undefined : true}>
          {t(act === 'decideChange' ? 'packetActs.grant' : `packetActs.${act}`)}
        </Button>
        {act === 'decideChange' ? (
          <Button variant="default" onClick={() => submit(false)} disabled={isPending}>
            {t('packetActs.keep')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onDone}>
          {t('packetActs.cancel')}
        </Button>
      </div>
    </Modal>
  )
}

/** The operation behind an act. */
function useAct(act: DialogAct, { id, version }: PacketView, onDone: () => void) {
  const { billing } = api
  const submit = usePacketChange(billing.submitPacket.mutationOptions(), onDone)
  const approve = usePacketChange(billing.approvePacket.mutationOptions(), onDone)
  const approveBilling = usePacketChange(billing.approveBilling.mutationOptions(), onDone)
  const requestChange = usePacketChange(billing.requestChange.mutationOptions(), onDone)
  const unapprove = usePacketChange(billing.unapprovePacket.mutationOptions(), onDone)
  const decideChange = usePacketChange(billing.decideChange.mutationOptions(), onDone)
  const target = { id, version }
  const calls: Record<DialogAct, (reason: string, grant: boolean) => void> = {
    submit: () => submit.mutate(target),
    approve: () => approve.mutate(target),
    approveBilling: () => approveBilling.mutate(target),
    requestChange: (reason) => requestChange.mutate({ ...target, reason }),
    unapprove: (reason) => unapprove.mutate({ ...target, reason }),
    decideChange: (note, grant) => decideChange.mutate({ ...target, note, grant }),
  }
  const all = { submit, approve, approveBilling, requestChange, unapprove, decideChange }
  return { perform: calls[act], isPending: all[act].isPending }
}
