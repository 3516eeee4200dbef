import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PlanFailure } from './plan-failure.tsx'
import { useBeginScreening } from './use-begin-screening.ts'

interface UpdateScreeningDialogProps {
  customerId: string
  onBegun: (id: string) => void
  onDone: () => void
}

/** ASMT-012: asks before an update of a current screening begins. */
export function UpdateScreeningDialog({ customerId, onBegun, onDone }: UpdateScreeningDialogProps) {
  const { t } = useTranslation()
  const begin = useBeginScreening(onBegun)
  return (
    <Modal opened onClose={onDone} title={t('screening.updateTitle')}>
      <p>{t('screening.updateText')}</p>
      <PlanFailure error={begin.error} />
      <div className="dialog-actions">
        <Button loading={begin.isPending} onClick={() => begin.mutate({ customerId, update: true })}>
          {t('screening.beginUpdate')}
        </Button>
        <Button variant="default" data-autofocus onClick={onDone}>
          {t('screening.keep')}
        </Button>
      </div>
    </Modal>
  )
}
