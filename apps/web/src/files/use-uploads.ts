import type { AttachmentView, UploadPurpose } from '@isets/contracts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileProblem } from './file-checks.ts'
import { MAX_FILES } from './limits.ts'
import { upload } from './upload.ts'
import { useUploadProblem } from './upload-problem.ts'

/** One file of a form, on its way, stored, or refused. */
export interface FileEntry {
  key: string
  name: string
  bytes: number
  purpose: UploadPurpose
  /** 0 to 1 while it is on its way. */
  progress: number
  stored: AttachmentView | null
  problem: string | null
}

export interface Uploads {
  entries: FileEntry[]
  add: (files: File[], purpose: UploadPurpose) => void
  remove: (key: string) => void
  /** Shows these stored files instead, without a word to the form. */
  restore: (stored: AttachmentView[]) => void
}

function entryOf(stored: AttachmentView): FileEntry {
  const { id, name, bytes, purpose } = stored
  return { key: id, name, bytes, purpose, progress: 1, stored, problem: null }
}

/** Files are stored as soon as they are chosen, each with its own progress and its own error. */
export function useUploads(initial: AttachmentView[], onChange: (stored: AttachmentView[]) => void): Uploads {
  const { t } = useTranslation()
  const uploadProblem = useUploadProblem()
  const [entries, setEntries] = useState<FileEntry[]>(() => initial.map(entryOf))
  const current = useRef(entries)
  const running = useRef(new Map<string, AbortController>())

  const put = (next: FileEntry[]) => {
    const before = current.current
    current.current = next
    setEntries(next)
    const stored = storedOf(next)
    if (
      stored.map(({ id }) => id).join() !==
      storedOf(before)
        .map(({ id }) => id)
        .join()
    )
      onChange(stored)
  }
  const change = (key: string, part: Partial<FileEntry>) =>
    put(current.current.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)))

  const start = (entry: FileEntry, file: File) => {
    const controller = new AbortController()
    running.current.set(entry.key, controller)
    upload({
      file,
      purpose: entry.purpose,
      signal: controller.signal,
      onProgress: (progress) => change(entry.key, { progress }),
    })
      .then((stored) => change(entry.key, { stored, progress: 1 }))
      .catch((error: unknown) => change(entry.key, { problem: uploadProblem(error), progress: 1 }))
      .finally(() => running.current.delete(entry.key))
  }

  return {
    entries,
    add: (files, purpose) => {
      const room = MAX_FILES - current.current.length
      const fresh = files.map((file, index): [FileEntry, File] => {
        const wrong = fileProblem(file, purpose)
        const tooMany = index >= room ? t('files.tooMany', { count: MAX_FILES }) : null
        const problem = wrong ? t(`files.${wrong}`) : tooMany
        const key = crypto.randomUUID()
        return [{ key, name: file.name, bytes: file.size, purpose, progress: 0, stored: null, problem }, file]
      })
      put([...current.current, ...fresh.map(([entry]) => entry)])
      for (const [entry, file] of fresh) if (!entry.problem) start(entry, file)
    },
    remove: (key) => {
      running.current.get(key)?.abort()
      put(current.current.filter((entry) => entry.key !== key))
    },
    restore: (stored) => {
      current.current = stored.map(entryOf)
      setEntries(current.current)
    },
  }
}

function storedOf(entries: readonly FileEntry[]): AttachmentView[] {
  return entries.flatMap(({ stored }) => stored ?? [])
}

export function isUploading({ entries }: Uploads): boolean {
  return entries.some(({ stored, problem }) => !stored && !problem)
}

export function hasFailed({ entries }: Uploads): boolean {
  return entries.some(({ problem }) => problem !== null)
}
