import { DialogActions } from '@isets/ui'
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface StartOverDialogProps {
  onKeep: () => void
  onStartOver: () => void
}

export function StartOverDialog({ onKeep, onStartOver }: StartOverDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onKeep} title={t('filing.startOverQuestion')}>
      <p>{t('filing.startOverText')}</p>
      <DialogActions
        act={t('filing.startOver')}
        onAct={onStartOver}
        danger
        careful
        cancel={t('filing.keepDraft')}
        onCancel={onKeep}
      />
    </Modal>
  )
}
