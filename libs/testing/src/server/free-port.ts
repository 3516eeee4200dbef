import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'

/** Below the range from which systems give ports to outgoing connections, so that a server can come back to its port. */
const FIRST = 20_000
const RANGE = 10_000

/**
 * A TCP port of this machine that nobody listens on: `wanted` when it is given and free.
 *
 * @param promised ports that others will listen on
 */
export async function freePort(wanted = 0, promised: readonly number[] = []): Promise<number> {
  const candidate = wanted === 0 ? FIRST + randomInt(RANGE) : wanted
  return promised.includes(candidate) || (await isTaken(candidate)) ? freePort(0, promised) : candidate
}

/** Whether somebody already listens on the port, on any address by which this machine calls itself. */
export async function isTaken(port: number): Promise<boolean> {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => isAnswered(host, port)))
  return answers.includes(true) || !(await canListen(port))
}

function isAnswered(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
