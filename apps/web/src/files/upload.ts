import type { AttachmentView, UploadPurpose } from '@isets/contracts'
import { reportContact, reportSignedOut } from '../session/contact.ts'

/** A file that the server did not take; `status` 0 means that it could not be reached. */
export class UploadRefused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

interface Sending {
  file: File
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

interface Upload extends Sending {
  purpose: UploadPurpose
}

/** Stores one attachment. */
export function upload({ purpose, ...sending }: Upload): Promise<AttachmentView> {
  return sendFile<AttachmentView>({ ...sending, query: { purpose } })
}

/**
 * Sends one file to the gateway, whose answer depends on the purpose in the query. XMLHttpRequest, because fetch does
 * not tell how far an upload has come.
 */
export function sendFile<View>({
  file,
  query,
  onProgress,
  signal,
}: Sending & { query: Record<string, string> }): Promise<View> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/files?${new URLSearchParams(query)}`)
    request.setRequestHeader('x-isets', '1')
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => {
      if (request.status === 401) reportSignedOut()
      else reportContact()
      if (request.status < 300) resolve(JSON.parse(request.responseText) as View)
      else reject(new UploadRefused(request.status, messageIn(request.responseText)))
    })
    request.addEventListener('error', () => reject(new UploadRefused(0, '')))
    request.addEventListener('abort', () => reject(new DOMException('Removed', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

function messageIn(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null) return ''
    const { message, data } = parsed as { message?: unknown; data?: { reason?: unknown } }
    if (typeof data?.reason === 'string') return data.reason
    return typeof message === 'string' ? message : ''
  } catch {
    return ''
  }
}

/** Where the content of a stored file is read, after a permission check. */
export function contentUrl(id: string): string {
  return `/api/files/${id}/content`
}
