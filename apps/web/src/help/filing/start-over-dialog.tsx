import { Button, Modal } from '@mantine/core'
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
      <div className="dialog-actions">
        <Button color="danger.7" onClick={onStartOver}>
          {t('filing.startOver')}
        </Button>
        <Button variant="default" onClick={onKeep} data-autofocus>
          {t('filing.keepDraft')}
        </Button>
      </div>
    </Modal>
  )
}
