import type { AttachmentView, HelpRequestForm } from '@isets/contracts'
import { ErrorSummary, Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { FormProvider } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { DraftLine, DraftRestored } from './draft-line.tsx'
import type { DraftRef } from './filing-draft.ts'
import type { SentRequest } from './filing-sent.tsx'
import styles from './filing.module.css'
import { FormSections } from './form-sections.tsx'
import { LeaveWarning } from './leave-warning.tsx'
import { useFilingDraft } from './use-filing-draft.ts'
import { useFilingForm } from './use-filing-form.ts'
import { useFilingSending } from './use-filing-sending.ts'

interface FilingFormProps {
  start: HelpRequestForm
  files: AttachmentView[]
  /** The draft that the form goes on with. */
  draft: (DraftRef & { savedAt: Date }) | null
  onSent: (sent: SentRequest) => void
  onStartOver: () => void
}

export function FilingForm({ start, files, draft: from, onSent, onStartOver }: FilingFormProps) {
  const { t } = useTranslation()
  const fields = useFilingForm(start, files)
  const { form, uploads, attempt, problems } = fields
  const kept = useFilingDraft(form, from)
  const { draft } = kept
  const { sending, refusal, submit } = useFilingSending(fields, kept, onSent)

  const startOver = async () => {
    await draft.saver.stop()
    await client.helpDesk.discardDraft({ id: kept.id() }).catch(() => undefined)
    onStartOver()
  }
  const saveNow = () => {
    draft.saver.touch(form.getValues())
    void draft.saver.save()
  }
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className={styles.form} aria-label={t('filing.title')}>
        {from ? <DraftRestored savedAt={from.savedAt} onStartOver={startOver} /> : null}
        <ErrorSummary
          title={t('filing.errors', { count: problems.length })}
          problems={problems}
          attempt={problems.length > 0 ? attempt : 0}
        />
        <FormSections uploads={uploads} />
        {refusal ? <Notice tone="error" role="alert" title={refusal} /> : null}
        <div className={styles.actions}>
          <Button type="submit" size="md" aria-busy={sending}>
            {t(sending ? 'filing.sending' : 'filing.send')}
          </Button>
          <Button size="md" variant="default" onClick={saveNow}>
            {t('filing.saveDraft')}
          </Button>
          <DraftLine draft={draft} />
        </div>
      </form>
      <LeaveWarning active={draft.atRisk && !sending} />
    </FormProvider>
  )
}
