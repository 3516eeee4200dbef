import { DialogActions } from '@isets/ui'
import { Modal } from '@mantine/core'
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
      <DialogActions
        act={t('screening.beginUpdate')}
        loading={begin.isPending}
        onAct={() => begin.mutate({ customerId, update: true })}
        careful
        cancel={t('screening.keep')}
        onCancel={onDone}
      />
    </Modal>
  )
}
