import type { ProgrammeView } from '@isets/contracts'
import { DialogActions, Notice } from '@isets/ui'
import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { refreshProgrammes } from './refresh-programmes.ts'

/** C36: one of the current year that nobody has used. */
export function RemoveProgramme({ programme, onRemoved }: { programme: ProgrammeView; onRemoved: () => void }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [asking, setAsking] = useState(false)
  const { id, version, name } = programme
  const remove = useMutation(
    api.referrals.removeProgramme.mutationOptions({
      onSuccess: () => {
        tell(t('programme.removed', { name }))
        refreshProgrammes()
        onRemoved()
      },
    }),
  )
  return (
    <>
      <Button variant="subtle" color="danger.7" onClick={() => setAsking(true)}>
        {t('programme.remove')}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('programme.removeTitle', { name })}>
        <p>{t('programme.removeText')}</p>
        {remove.error ? <Notice tone="error" role="alert" title={failureText(remove.error)} /> : null}
        <DialogActions
          act={t('programme.remove')}
          loading={remove.isPending}
          onAct={() => remove.mutate({ id, version })}
          danger
          careful
          cancel={t('act.cancel')}
          onCancel={() => setAsking(false)}
        />
      </Modal>
    </>
  )
}
