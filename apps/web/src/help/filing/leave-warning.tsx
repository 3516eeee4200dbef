import { Button, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Asks before a page with unsaved words is left, inside the app and by closing the window. */
export function LeaveWarning({ active }: { active: boolean }) {
  const { t } = useTranslation()
  const blocker = useBlocker({
    shouldBlockFn: () => active,
    enableBeforeUnload: () => active,
    withResolver: true,
  })
  const blocked = blocker.status === 'blocked'
  return (
    <Modal opened={blocked} onClose={() => blocker.reset?.()} title={t('filing.leaveTitle')}>
      <p>{t('filing.leaveText')}</p>
      <div className="dialog-actions">
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {t('filing.stay')}
        </Button>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('filing.leave')}
        </Button>
      </div>
    </Modal>
  )
}
