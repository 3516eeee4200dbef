import type { ProgrammeView } from '@isets/contracts'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Removal } from '../app/removal.tsx'
import { tell } from '../app/toasts.tsx'
import { refreshProgrammes } from './refresh-programmes.ts'

interface RemoveProgrammeProps {
  programme: ProgrammeView
  onRemoved: () => void
}

/** C36: one of the current year that nobody has used. */
export function RemoveProgramme({ programme: { id, version, name }, onRemoved }: RemoveProgrammeProps) {
  const { t } = useTranslation()
  const onSuccess = () => {
    tell(t('programme.removed', { name }))
    refreshProgrammes()
    onRemoved()
  }
  const removal = useMutation(api.referrals.removeProgramme.mutationOptions({ onSuccess }))
  return (
    <Removal
      label={t('programme.remove')}
      look={{ variant: 'subtle', color: 'danger.7' }}
      title={t('programme.removeTitle', { name })}
      text={t('programme.removeText')}
      cancel={t('act.cancel')}
      removal={removal}
      onRemove={() => removal.mutate({ id, version })}
    />
  )
}
