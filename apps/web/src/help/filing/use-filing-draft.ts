import type { HelpRequestForm } from '@isets/contracts'
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { client } from '../../api/client.ts'
import { useDraft, type Draft } from '../../draft/use-draft.ts'
import { filingDraft, type DraftRef, type FilingDraft } from './filing-draft.ts'

export interface KeptFiling {
  draft: Draft<HelpRequestForm>
  id: FilingDraft['id']
}

/** Keeps the form on the server while it is filled in. */
export function useFilingDraft(
  form: UseFormReturn<HelpRequestForm>,
  from: (DraftRef & { savedAt: Date }) | null,
): KeptFiling {
  const [own] = useState(() =>
    filingDraft(from, { save: (input) => client.helpDesk.saveDraft(input), newId: () => crypto.randomUUID() }),
  )
  const draft = useDraft(from?.savedAt ?? null, own.keep)
  const { saver } = draft
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true, dirtyFields: true },
        callback: ({ values }) => saver.touch(values),
      }),
    [form, saver],
  )
  return { draft, id: own.id }
}
