import type { CategoryYear, CostView, ServicesView } from '@isets/contracts'
import { DialogActions, Notice } from '@isets/ui'
import { Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { CostFields } from './cost-fields.tsx'
import { emptyForm, fieldsOf, formOf, problemsOf, type CostForm } from './cost-form.ts'
import { CostSum } from './cost-sum.tsx'
import { refreshServices } from './use-services.ts'

interface CostDialogProps {
  view: ServicesView
  year: CategoryYear
  /** The cost to change; none to add one. */
  cost: CostView | null
  onSaved: (cost: CostView) => void
  onClose: () => void
}

/** Enters or changes a cost (SUPP-007). A saved cost over the cap goes on to its override request. */
export function CostDialog({ view, year, cost, onSaved, onClose }: CostDialogProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [form, setForm] = useState<CostForm>(() => (cost ? formOf(cost) : emptyForm(view)))
  const [tried, setTried] = useState(false)
  const [isAsked, setIsAsked] = useState(false)
  const fields = useRef<HTMLFormElement>(null)
  const done = {
    onSuccess: async (saved: CostView) => {
      const refreshed = refreshServices()
      // SUPP-014: the request needs nothing of the page, whoever is over the cap goes on to it at once.
      if (!saved.allowed.includes('requestOverride')) await refreshed
      tell(t('cost.saved'))
      onSaved(saved)
    },
    onError: (error: unknown) => {
      if (failureOf(error).details.fields?.['amendmentReason'] !== undefined) setIsAsked(true)
    },
  }
  const add = useMutation(api.billing.recordCost.mutationOptions(done))
  const edit = useMutation(api.billing.editCost.mutationOptions(done))
  const busy = add.isPending || edit.isPending
  // SUPP-006: whoever enters a cost after its month says why; in other cases the server asks.
  const isLate = cost === null && form.issuedOn !== '' && form.issuedOn.slice(0, 7) < view.today.slice(0, 7)
  const asksReason = isAsked || isLate
  const problems = problemsOf(form, view.today, asksReason)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = Object.keys(problems)
    if (first !== undefined) return fields.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
    if (busy) return
    const { customerId } = view
    if (cost) edit.mutate({ id: cost.id, version: cost.version, ...fieldsOf(form) })
    else add.mutate({ customerId, category: year.category, activityId: form.activityId, ...fieldsOf(form) })
  }
  const failure = add.error ?? edit.error
  const refusals = failure ? failureOf(failure).details.fields : undefined
  return (
    <Modal opened onClose={onClose} size="lg" title={`${t(cost ? 'cost.change' : 'cost.add')}: ${year.label}`}>
      <form ref={fields} onSubmit={submit} noValidate>
        {failure && !refusals ? <Notice tone="error" role="alert" title={failureText(failure)} /> : null}
        <CostFields
          view={view}
          year={year}
          form={form}
          errors={tried ? problems : {}}
          refusals={refusals}
          asksReason={asksReason}
          fixedActivity={cost !== null}
          onChange={(change) => setForm((before) => ({ ...before, ...change }))}
        />
        <CostSum year={year} form={form} cost={cost} />
        <DialogActions act={t('cost.save')} loading={busy} cancel={t('cost.cancel')} onCancel={onClose} />
      </form>
    </Modal>
  )
}
