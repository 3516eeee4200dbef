import type { AttachmentView } from '@isets/contracts'
import { CONSENT_FILE_TYPES } from '@isets/rules'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileFault } from '../files/file-checks.ts'
import { sendFile } from '../files/upload.ts'
import { useUploadProblem } from '../files/upload-problem.ts'
import type { FileEntry } from '../files/use-uploads.ts'

export const CONSENT_FILE_ACCEPT = CONSENT_FILE_TYPES.map((type) => `.${type}`).join(',')
type StoredFile = Pick<AttachmentView, 'id' | 'name' | 'mediaType' | 'bytes'>

/** The one file of a signed consent, stored as soon as it is chosen; another takes its place (REF-016). */
export function useConsentFile() {
  const { t } = useTranslation()
  const uploadProblem = useUploadProblem()
  const [entry, setEntry] = useState<FileEntry | null>(null)
  const sending = useRef<AbortController | null>(null)

  const send = async (file: File, fresh: FileEntry, signal: AbortSignal) => {
    const show = (part: Partial<FileEntry>) => {
      if (!signal.aborted) setEntry({ ...fresh, ...part })
    }
    try {
      const query = { purpose: 'consent' }
      const stored = await sendFile<StoredFile>({ file, query, signal, onProgress: (progress) => show({ progress }) })
      show({ stored: { ...stored, purpose: 'attachment', state: 'clean' }, progress: 1 })
    } catch (error) {
      show({ problem: uploadProblem(error), progress: 1 })
    }
  }
  const remove = () => {
    sending.current?.abort()
    setEntry(null)
  }
  const choose = ([file]: File[]) => {
    if (file === undefined) return
    remove()
    const fault = fileFault(file, CONSENT_FILE_TYPES)
    const { name, size: bytes } = file
    const problem = fault && t(`files.${fault}`)
    const fresh: FileEntry = {
      ...{ key: crypto.randomUUID(), name, bytes, purpose: 'attachment', progress: 0, stored: null, problem },
    }
    setEntry(fresh)
    if (problem) return
    sending.current = new AbortController()
    void send(file, fresh, sending.current.signal)
  }
  return { entry, choose, remove, busy: entry !== null && entry.stored === null && entry.problem === null }
}
