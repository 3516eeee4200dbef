import { Refusal, type Caller } from '@isets/contracts'
import type { ServiceLogger } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import { updateFor, type LiveEvent } from './update-for.ts'

/** One open page that hears live updates. */
export interface Listener {
  /** Replaced when the session's context is renewed: rights may have changed. */
  caller: Caller
  /** Writes a message; answers false when the page does not keep up. */
  readonly send: (message: string) => boolean
  readonly end: (lastWords?: string) => void
  /** Reads the caller anew. @throws Refusal UNAUTHENTICATED when the session is over */
  readonly renew: () => Promise<void>
}

export const REFETCH = 'event: refetch\ndata: {}\n\n'
export const SESSION_ENDED = 'event: session-ended\ndata: {}\n\n'

/** Everybody who hears live updates from this process. */
@Injectable()
export class LiveAudience {
  readonly #listeners = new Set<Listener>()
  #beating = false

  countOf(userId: string): number {
    return [...this.#listeners].filter((listener) => listener.caller.userId === userId).length
  }

  join(listener: Listener): void {
    this.#listeners.add(listener)
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener)
  }

  /** Tells each listener what it may hear of the event. @param id comes back as Last-Event-ID */
  tell(id: string, event: LiveEvent): void {
    for (const listener of [...this.#listeners]) {
      const update = updateFor(listener.caller, event)
      if (update !== undefined) send(listener, `id: ${id}\ndata: ${JSON.stringify(update)}\n\n`)
    }
  }

  /** Says the same to all. */
  announce(message: string): void {
    for (const listener of [...this.#listeners]) send(listener, message)
  }

  /** Ends the updates of ended sessions. */
  end(sessionIds: ReadonlySet<string>): void {
    for (const listener of [...this.#listeners]) {
      if (sessionIds.has(listener.caller.sessionId)) listener.end(SESSION_ENDED)
    }
  }

  /**
   * Keeps proxies from closing quiet connections, and notices changed rights and sessions that ran out. One round at a
   * time: while identity is slow, the next is left out instead of asking it twice.
   */
  async beat(logger: ServiceLogger): Promise<void> {
    if (this.#beating) return
    this.#beating = true
    try {
      for (const listener of [...this.#listeners]) await beatOf(listener, logger)
    } finally {
      this.#beating = false
    }
  }

  /** Ends all updates; the pages come back by themselves, to another process or to this one's successor. */
  endAll(): void {
    for (const listener of [...this.#listeners]) listener.end()
  }
}

async function beatOf(listener: Listener, logger: ServiceLogger): Promise<void> {
  try {
    await listener.renew()
    send(listener, ': still here\n\n')
  } catch (error) {
    if (error instanceof Refusal && error.code === 'UNAUTHENTICATED') listener.end(SESSION_ENDED)
    else logger.warn({ err: error }, 'live updates: session not checked')
  }
}

/** A page that does not keep up is let go: it comes back with its Last-Event-ID and is told to refetch. */
function send(listener: Listener, message: string): void {
  if (!listener.send(message)) listener.end()
}
