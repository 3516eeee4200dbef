import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface LeaveDialogProps {
  onStay: () => void
  onLeave: () => void
}

export function LeaveDialog({ onStay, onLeave }: LeaveDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onStay} title={t('filing.leaveTitle')}>
      <p>{t('filing.leaveText')}</p>
      <div className="dialog-actions">
        <Button data-autofocus onClick={onStay}>
          {t('filing.stay')}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t('filing.leave')}
        </Button>
      </div>
    </Modal>
  )
}
