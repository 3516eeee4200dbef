import { randomUUID } from 'node:crypto'
import { Agent, request, type OutgoingHttpHeaders } from 'node:http'

export interface Reply {
  readonly status: number
  readonly body: string
}

/** A signed-in browser as the load generator plays it: keep-alive connection, session cookie, CSRF header. */
export interface HttpSession {
  readonly email: string
  get(path: string): Promise<Reply>
  /** Sends a command; the same `key` may be used again for a retry. */
  send(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown, key?: string): Promise<Reply>
  /** Sends one file as a form of a page does. */
  upload(path: string, name: string, content: string): Promise<Reply>
}

interface Exchange {
  readonly agent: Agent
  readonly base: string
  readonly timeoutMs: number
}

function exchange(at: Exchange, method: string, path: string, headers: OutgoingHttpHeaders, body?: string) {
  return new Promise<Reply & { cookie: string | undefined }>((resolve, reject) => {
    const outgoing = request(`${at.base}${path}`, { method, agent: at.agent, headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const cookie = incoming.headers['set-cookie']?.map((line) => line.split(';')[0]).join('; ')
        resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8'), cookie })
      })
    })
    outgoing.setTimeout(at.timeoutMs, () => outgoing.destroy(new Error(`no answer within ${at.timeoutMs} ms`)))
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Signs in at the gateway. Throws with status and answer when it refuses. */
export async function signIn(base: string, email: string, password: string, timeoutMs = 10_000): Promise<HttpSession> {
  const at: Exchange = { agent: new Agent({ keepAlive: true, maxSockets: 64 }), base, timeoutMs }
  const json = { 'content-type': 'application/json', 'x-isets': '1', origin: base }
  const opened = await exchange(at, 'POST', '/api/session', json, JSON.stringify({ email, password }))
  if (opened.status !== 200 || !opened.cookie) throw new Error(`Sign-in of ${email}: ${opened.status} ${opened.body}`)
  const { cookie } = opened
  return {
    email,
    get: (path) => exchange(at, 'GET', path, { cookie }),
    send: (method, path, body, key = randomUUID()) =>
      exchange(at, method, path, { ...json, cookie, 'idempotency-key': key }, JSON.stringify(body)),
    upload: (path, name, content) => {
      const border = `border-${randomUUID()}`
      const type = { 'content-type': `multipart/form-data; boundary=${border}` }
      return exchange(at, 'POST', path, { ...json, ...type, cookie }, oneFile(border, name, content))
    },
  }
}

function oneFile(border: string, name: string, content: string): string {
  const head = `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv`
  return `--${border}\r\n${head}\r\n\r\n${content}\r\n--${border}--\r\n`
}
