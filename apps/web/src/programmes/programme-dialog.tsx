import type { ContractView, ProgrammeView } from '@isets/contracts'
import { DialogActions, ErrorSummary, Notice, SkeletonLines } from '@isets/ui'
import { Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { programmeProblems, save, startOf, type ProgrammeForm } from './programme-form.ts'
import { ProgrammeFields } from './programme-fields.tsx'
import { refreshProgrammes } from './refresh-programmes.ts'
import { RemoveProgramme } from './remove-programme.tsx'
import styles from './programmes.module.css'

interface ProgrammeDialogProps {
  /** `null` for a new one. */
  programme: ProgrammeView | null
  onDone: () => void
}

/** PROV-035 to PROV-039: a program under a contract that has not ended. */
export function ProgrammeDialog({ programme, onDone }: ProgrammeDialogProps) {
  const { t } = useTranslation()
  const contracts = useQuery(api.billing.listContracts.queryOptions({ input: { pageSize: 200 } }))
  return (
    <Modal opened onClose={onDone} size="lg" title={t(programme ? 'programme.edit' : 'programme.add')}>
      {contracts.isPending ? <SkeletonLines label={t('shell.loading')} lines={6} /> : null}
      {contracts.error ? <Notice tone="error" role="alert" title={t('programme.noContracts')} /> : null}
      {contracts.data ? <Entry programme={programme} contracts={contracts.data.rows} onDone={onDone} /> : null}
    </Modal>
  )
}

function Entry({ programme, contracts, onDone }: ProgrammeDialogProps & { contracts: readonly ContractView[] }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [form, setForm] = useState<ProgrammeForm>(() => startOf(programme))
  const [attempt, setAttempt] = useState(0)
  const saving = useMutation({
    mutationFn: () => save(programme, form, contracts),
    onSuccess: (saved) => {
      tell(t('programme.saved', { name: saved.name }))
      refreshProgrammes()
      onDone()
    },
  })
  const local = programmeProblems(form, t)
  const fromServer: Record<string, string> = saving.error ? (failureOf(saving.error).details.fields ?? {}) : {}
  const problems: Partial<Record<string, string>> = attempt > 0 ? { ...fromServer, ...local } : {}
  const lines = Object.entries(problems).map(([key, message = '']) => ({ fieldId: `programme-${key}`, message }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((count) => count + 1)
    if (Object.keys(local).length === 0 && !saving.isPending) saving.mutate()
  }
  return (
    <form onSubmit={submit} noValidate className={styles.form} aria-label={t('programme.form')}>
      <ErrorSummary
        title={t('programme.errors', { count: lines.length })}
        problems={lines}
        attempt={lines.length > 0 ? attempt : 0}
      />
      {saving.error && lines.length === 0 ? (
        <Notice tone="error" role="alert" title={failureText(saving.error)} />
      ) : null}
      <ProgrammeFields
        isNew={programme === null}
        form={form}
        contracts={contracts}
        problems={problems}
        put={(change) => setForm((before) => ({ ...before, ...change }))}
      />
      <DialogActions act={t('programme.save')} loading={saving.isPending} cancel={t('act.cancel')} onCancel={onDone}>
        {programme?.allowed.includes('remove') ? <RemoveProgramme programme={programme} onRemoved={onDone} /> : null}
      </DialogActions>
    </form>
  )
}
