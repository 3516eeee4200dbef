import type { HelpRequestView } from '@isets/contracts'
import { DialogActions } from '@isets/ui'
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface CloseDialogProps {
  request: HelpRequestView
  busy: boolean
  onClose: () => void
  onConfirm: () => void
}

/** Closing is for good, so its consequence is said before. */
export function CloseDialog({ request, busy, onClose, onConfirm }: CloseDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={t('panel.closeQuestion', { number: request.number })}>
      <p>{t('panel.closeConsequence')}</p>
      <DialogActions
        act={t('panel.closeRequest')}
        loading={busy}
        onAct={onConfirm}
        careful
        cancel={t('panel.keepOpen')}
        onCancel={onClose}
      />
    </Modal>
  )
}
