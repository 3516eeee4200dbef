import type { HelpRequestPriority, HelpRequestRow, HelpRequestView } from '@isets/contracts'
import { useTranslation } from 'react-i18next'
import { api, client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { keepRequest, patchRows } from '../request/patch-cache.ts'
import { inTurn } from './in-turn.ts'
import { showUndo, tell } from '../app/toasts.tsx'

type Person = NonNullable<HelpRequestRow['assignee']>

/** One change that is shown at once and can be undone. */
export type TriageChange =
  | { kind: 'assign'; assignee: Person | null }
  | { kind: 'priority'; priority: HelpRequestPriority }
  | { kind: 'category'; category: string; subcategory: string }

function shownAs(change: TriageChange): Partial<HelpRequestRow> {
  if (change.kind === 'assign') return { assignee: change.assignee }
  if (change.kind === 'priority') return { priority: change.priority }
  return { category: change.category, subcategory: change.subcategory }
}

function askedAs(change: TriageChange) {
  if (change.kind === 'assign') return { assigneeId: change.assignee?.id ?? null }
  if (change.kind === 'priority') return { priority: change.priority }
  return { category: change.category, subcategory: change.subcategory }
}

function reverse(row: HelpRequestRow, { kind }: TriageChange): TriageChange {
  if (kind === 'assign') return { kind, assignee: row.assignee }
  if (kind === 'priority') return { kind, priority: row.priority }
  return { kind, category: row.category, subcategory: row.subcategory }
}

function show(id: string, part: Partial<HelpRequestRow>): void {
  patchRows(id, part)
  queryClient.setQueryData<HelpRequestView>(
    api.helpDesk.open.queryKey({ input: { id } }),
    (shown) => shown && { ...shown, ...part },
  )
}

/** HELP-028: assigns, sets priority or category at once on the screen; ten seconds to undo; rolled back with the reason. */
export function useTriage(): (row: HelpRequestRow, change: TriageChange) => Promise<void> {
  const { t } = useTranslation()
  const failureText = useFailureText()

  const words = (change: TriageChange): string => {
    if (change.kind === 'priority') return t('panel.prioritySet', { priority: t(`priority.${change.priority}`) })
    if (change.kind === 'category') return t('panel.categorySet')
    return change.assignee ? t('panel.assignedTo', { name: change.assignee.name }) : t('panel.unassigned')
  }

  const apply = async (row: HelpRequestRow, change: TriageChange, undoable: boolean): Promise<void> => {
    const back = reverse(row, change)
    show(row.id, shownAs(change))
    try {
      const view = await inTurn(row, (version) => {
        // The answer to the change before has just put the old value back.
        show(row.id, shownAs(change))
        return client.helpDesk.triage({ id: row.id, version, ...askedAs(change) })
      })
      keepRequest(view)
      const message = `${row.number}: ${words(change)}`
      if (undoable) showUndo(message, t('panel.undo'), () => void apply(view, back, false))
      else tell(message)
    } catch (error) {
      show(row.id, shownAs(back))
      tell(t('panel.rolledBack', { reason: failureText(error) }), 'error')
      void queryClient.invalidateQueries({ queryKey: api.helpDesk.open.queryKey({ input: { id: row.id } }) })
      void queryClient.invalidateQueries({ queryKey: api.helpDesk.listQueue.key() })
    }
  }
  return (row, change) => apply(row, change, true)
}
