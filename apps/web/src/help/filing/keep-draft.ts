import type { HelpRequestForm } from '@isets/contracts'
import { client } from '../../api/client.ts'
import { toKeep } from './form-values.ts'
import type { KeptDraft } from '../../draft/use-draft.ts'

/** Stores the half-written request of the signed-in person. */
export async function keepDraft(form: HelpRequestForm): Promise<KeptDraft> {
  const { form: kept, masked } = toKeep(form)
  const answer = await client.helpDesk.saveDraft({ form: kept })
  return { savedAt: new Date(answer.savedAt), masked }
}
