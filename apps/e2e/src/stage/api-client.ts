import { randomUUID } from 'node:crypto'
import { DEMO_PASSWORD, type DemoUser } from '@isets/demo'

/** A program with a session of its own, on the same address as a browser. */
export interface ApiClient {
  get(path: string): Promise<Response>
  /** Sends a command: the body as JSON, or the form of a file. */
  post(path: string, body: object): Promise<Response>
  /** Changes what the path names. */
  patch(path: string, body: object): Promise<Response>
}

const OF_OURS = { 'x-isets': '1' }
const JSON_BODY = { ...OF_OURS, 'content-type': 'application/json' }

/** @throws Error when the system does not let the person in */
export async function apiClient(webUrl: string, { email }: Pick<DemoUser, 'email'>): Promise<ApiClient> {
  const body = JSON.stringify({ email, password: DEMO_PASSWORD })
  const opened = await fetch(`${webUrl}/api/session`, { method: 'POST', headers: JSON_BODY, body })
  if (!opened.ok) throw new Error(`Signing in ${email}: ${opened.status}`)
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const send = (method: 'POST' | 'PATCH') => (path: string, content: object) => {
    const isForm = content instanceof FormData
    const headers = { ...(isForm ? OF_OURS : JSON_BODY), cookie, 'idempotency-key': randomUUID() }
    return fetch(`${webUrl}/api${path}`, { method, headers, body: isForm ? content : JSON.stringify(content) })
  }
  return {
    get: (path) => fetch(`${webUrl}/api${path}`, { headers: { cookie } }),
    post: send('POST'),
    patch: send('PATCH'),
  }
}
