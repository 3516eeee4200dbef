import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One condition of readiness; rejects or answers false when it does not hold. */
export type Check = () => Promise<boolean>

export interface HealthServer {
  readonly port: number
  close(): Promise<void>
}

const CHECK_LIMIT_MS = 500

/**
 * `/livez`: the event loop turns. `/readyz`: every check holds within 500 ms, else 503 with the names of those that do
 * not. `/health`: what has piled up, and what of it somebody should look at; never a reason to end the process.
 */
export async function startHealthServer(
  port: number,
  checks: Readonly<Record<string, Check>>,
  host = '127.0.0.1',
  backlog?: () => Promise<unknown>,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      response.end(JSON.stringify(body))
    }
    if (request.url === '/livez') return reply(200, { alive: true })
    if (request.url === '/health' && backlog !== undefined) {
      return void backlog().then(
        (read) => reply(200, read),
        () => reply(503, {}),
      )
    }
    if (request.url !== '/readyz') return reply(404, {})
    void failing(checks).then((names) =>
      reply(names.length === 0 ? 200 : 503, { ready: names.length === 0, failing: names }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo // a TCP server's
  return { port: address.port, close: () => closed(server) }
}

async function failing(checks: Readonly<Record<string, Check>>): Promise<string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ((await holds(check)) ? [] : [name])),
  )
  return results.flat()
}

async function holds(check: Check): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, CHECK_LIMIT_MS, false).unref())
  return Promise.race([check().catch(() => false), late])
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
}
