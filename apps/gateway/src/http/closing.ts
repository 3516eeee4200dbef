import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Milliseconds that requests in flight have to finish. */
const PATIENCE_MS = 15_000
const SWEEP_MS = 50

/**
 * Lets a server close in the time that its answers take: node waits also for connections that browsers have opened in
 * advance and sent nothing on.
 */
export class Closing {
  readonly #server: Server
  readonly #answering = new Map<Socket, number>()

  constructor(server: Server) {
    this.#server = server
    server.on('connection', (socket) => {
      this.#answering.set(socket, 0)
      socket.once('close', () => this.#answering.delete(socket))
    })
    server.on('request', ({ socket }, response) => {
      this.#count(socket, 1)
      response.once('close', () => this.#count(socket, -1))
    })
  }

  /** Runs `close`, which must stop the server: idle connections end at once, the others after at most 15 seconds. */
  async during(close: () => Promise<void>): Promise<void> {
    const sweep = setInterval(() => this.#endIdle(), SWEEP_MS)
    const limit = setTimeout(() => this.#server.closeAllConnections(), PATIENCE_MS)
    try {
      await close()
    } finally {
      clearInterval(sweep)
      clearTimeout(limit)
    }
  }

  #count(socket: Socket, change: 1 | -1): void {
    const before = this.#answering.get(socket)
    if (before !== undefined) this.#answering.set(socket, before + change)
  }

  #endIdle(): void {
    for (const [socket, answers] of this.#answering) if (answers === 0) socket.destroy()
  }
}
