import { connect, createServer } from 'node:net'

/** A TCP port of this machine that nobody listens on: `wanted` when it is free, else one that the system chooses. */
export async function freePort(wanted = 0): Promise<number> {
  const found = await tryPort(wanted)
  return found ?? freePort(0)
}

/** Whether somebody already listens on the port, on any address by which this machine calls itself. */
export async function isTaken(port: number): Promise<boolean> {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => isAnswered(host, port)))
  return answers.includes(true) || (await tryPort(port)) === undefined
}

function isAnswered(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined))
    })
  })
}
