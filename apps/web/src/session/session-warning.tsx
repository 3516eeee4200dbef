import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { countdownText } from './idle-clock.ts'
import { keepSession } from './session.ts'
import { signOut } from './sign-out.ts'

/** The question before the end: stay signed in, or sign out now. Loaded when it is asked. */
export function SessionWarning({ secondsLeft }: { secondsLeft: number }) {
  const { t } = useTranslation()
  const renew = useMutation(api.identity.renew.mutationOptions({ onSuccess: keepSession }))
  return (
    <Modal
      opened
      onClose={() => renew.mutate({})}
      title={t('session.warningTitle')}
      withCloseButton={false}
      closeOnClickOutside={false}
    >
      <p>
        {t('session.warningText')} <strong className="numeric">{countdownText(secondsLeft)}</strong>
      </p>
      <p className="visually-hidden" role="status">
        {secondsLeft > 0 && secondsLeft % 60 === 0 ? t('session.minutesLeft', { count: secondsLeft / 60 }) : ''}
      </p>
      <div className="dialog-actions">
        <Button data-autofocus loading={renew.isPending} onClick={() => renew.mutate({})}>
          {t('session.stay')}
        </Button>
        <Button variant="default" onClick={() => void signOut()}>
          {t('session.signOut')}
        </Button>
      </div>
    </Modal>
  )
}
