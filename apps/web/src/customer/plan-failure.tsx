import { Notice } from '@isets/ui'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'

/** Why a change was refused: the sentences of its fields, what others did meanwhile, or the reason. */
export function PlanFailure({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  if (!error) return null
  const { code, details } = failureOf(error)
  const fields = Object.values(details.fields ?? {})
  const text = code === 'STALE' ? t('record.stale') : fields.join(' ') || failureText(error)
  return <Notice tone="error" role="alert" title={text} />
}
