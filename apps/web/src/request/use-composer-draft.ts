import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, client } from '../api/client.ts'
import { useDraft, type Draft, type KeptDraft } from '../draft/use-draft.ts'
import { useUnloadWarning } from '../draft/use-unload-warning.ts'
import { useUploads, type Uploads } from '../files/use-uploads.ts'
import { draftOf, keepDraft, NO_WORDS, type ComposerDraft } from './composer-drafts.ts'
import { fromStored, toStore } from './stored-words.ts'

export interface OwnWords {
  draft: ComposerDraft
  change: (part: Partial<ComposerDraft>) => void
  uploads: Uploads
  saving: Draft<ComposerDraft>
  /** They are from before, and nothing was typed since. */
  restored: boolean
  /** They were sent: the field is empty again. */
  clear: () => void
}

/** Stores the unsent words of the signed-in person under a request. */
async function keepAnswer(id: string, draft: ComposerDraft): Promise<KeptDraft> {
  const { words, masked } = toStore(draft)
  const { savedAt } = await client.helpDesk.saveAnswerDraft({ id, ...words })
  return { savedAt: new Date(savedAt), masked }
}

/** The unsent words under a request: in memory at once, on the server a second after the last key. */
export function useComposerDraft(requestId: string): OwnWords {
  const known = draftOf(requestId)
  const [draft, setDraft] = useState(known ?? NO_WORDS)
  const [restored, setRestored] = useState(false)
  const words = useRef(draft)
  const saving = useDraft<ComposerDraft>(null, (form) => keepAnswer(requestId, form))
  const { saver } = saving
  useUnloadWarning(saving.atRisk)

  const put = (next: ComposerDraft) => {
    words.current = next
    setDraft(next)
    keepDraft(requestId, next)
  }
  const change = (part: Partial<ComposerDraft>) => {
    put({ ...words.current, ...part })
    setRestored(false)
    saver.touch(words.current)
  }
  const uploads = useUploads(draft.files, (files) => change({ files }))

  const stored = useQuery(
    api.helpDesk.readAnswerDraft.queryOptions({
      input: { id: requestId },
      enabled: known === undefined,
      staleTime: Infinity,
      gcTime: 0,
    }),
  )
  const { data } = stored
  const restore = useRef((_kept: ComposerDraft) => {})
  useEffect(() => {
    restore.current = (kept) => {
      put(kept)
      uploads.restore(kept.files)
      setRestored(kept.html !== '' || kept.files.length > 0)
    }
  })
  useEffect(() => {
    if (data && draftOf(requestId) === undefined) restore.current(fromStored(data.draft))
  }, [data, requestId])

  const clear = () => {
    saver.sent()
    put({ ...NO_WORDS, kind: words.current.kind })
    setRestored(false)
    uploads.restore([])
  }
  return { draft, change, uploads, saving, restored, clear }
}
