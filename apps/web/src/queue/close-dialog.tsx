import type { HelpRequestView } from '@isets/contracts'
import { Button, Modal } from '@mantine/core'
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
      <div className="dialog-actions">
        <Button loading={busy} onClick={onConfirm}>
          {t('panel.closeRequest')}
        </Button>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('panel.keepOpen')}
        </Button>
      </div>
    </Modal>
  )
}
