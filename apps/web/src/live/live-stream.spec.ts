import { describe, expect, it } from '@jest/globals'
import type { LiveUpdate } from '@isets/contracts'
import type { Locks } from './in-turn.ts'
import { hearLive, type LiveMessage, type Sharing, type Source } from './live-stream.ts'

const UPDATE: LiveUpdate = { kind: 'referral-changed', referralId: '6f0d6f2e-3b0b-4c52-9a55-0d8a3a7d5c11' }
const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

class FakeSource implements Source {
  readyState = 0
  readonly #listeners = new Map<string, ((event: { data?: unknown }) => void)[]>()
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener])
  }
  close(): void {
    this.readyState = 2
  }
  tell(type: string, data?: unknown): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ data })
  }
  opens(): void {
    this.readyState = 1
    this.tell('open')
  }
  /** The server has refused: the browser gives up. */
  isRefused(): void {
    this.readyState = 2
    this.tell('error')
  }
  /** The line broke: the browser tries again by itself. */
  breaks(): void {
    this.readyState = 0
    this.tell('error')
  }
}

/** Locks as a browser keeps them for all its pages. */
function fakeLocks(): Locks {
  const line: (() => void)[] = []
  let held = false
  const hold = async (work: (lock: unknown) => Promise<boolean>): Promise<boolean> => {
    held = true
    try {
      return await work({})
    } finally {
      held = false
      line.shift()?.()
    }
  }
  return {
    request: async (_name, { ifAvailable, signal }, work) => {
      await Promise.resolve()
      if (!held) return hold(work)
      if (ifAvailable) return work(null)
      await new Promise<void>((resolve, reject) => {
        line.push(resolve)
        signal?.addEventListener('abort', () => {
          const place = line.indexOf(resolve)
          if (place >= 0) line.splice(place, 1)
          reject(new Error('given up'))
        })
      })
      return hold(work)
    },
  }
}

/** One browser with several pages. */
function browser({ shares = true, locks = fakeLocks() } = {}) {
  const ears = new Set<(event: { data: LiveMessage }) => void>()
  const sources: FakeSource[] = []
  const planned: { work: () => void; milliseconds: number }[] = []
  const page = () => {
    const heard: LiveMessage[] = []
    let own: ((event: { data: LiveMessage }) => void) | undefined
    const channel: Sharing['channel'] = {
      postMessage: (data) => {
        for (const ear of ears) if (ear !== own) ear({ data })
      },
      addEventListener: (_type, listener) => {
        own = listener
        ears.add(listener)
      },
      removeEventListener: (_type, listener) => void ears.delete(listener),
    }
    let presence = { away: () => {}, back: () => {} }
    let ended = 0
    const close = hearLive({
      open: () => {
        const source = new FakeSource()
        sources.push(source)
        return source
      },
      sharing: shares ? { locks, channel } : undefined,
      later: (work, milliseconds) => {
        const entry = { work, milliseconds }
        planned.push(entry)
        return () => void planned.splice(planned.indexOf(entry), 1)
      },
      watchPresence: (on) => {
        presence = on
        return () => {}
      },
      onMessage: (message) => void heard.push(message),
      onSessionEnded: () => void (ended += 1),
    })
    return { heard, close, away: () => presence.away(), back: () => presence.back(), endings: () => ended }
  }
  const open = () => sources.filter(({ readyState }) => readyState !== 2)
  const timePasses = () => {
    for (const { work } of planned.splice(0)) work()
  }
  return { page, sources, open, planned, timePasses }
}

describe('live updates of one browser', () => {
  it('HELP-001 need one stream, however many windows are open, and reach each of them', async () => {
    const { page, open } = browser()
    const pages = [page(), page(), page(), page(), page(), page(), page()]
    await turns()
    expect(open()).toHaveLength(1)
    open()[0]?.opens()
    open()[0]?.tell('message', JSON.stringify(UPDATE))
    for (const { heard } of pages) expect(heard).toEqual([{ type: 'update', update: UPDATE }])
  })

  it('go on in another window when the one with the stream is closed, and make up for what was missed', async () => {
    const { page, open } = browser()
    const [first, second, third] = [page(), page(), page()]
    await turns()
    open()[0]?.opens()
    first.close()
    await turns()
    expect(open()).toHaveLength(1)
    expect(second.heard).toEqual([])
    open()[0]?.opens()
    expect([second.heard, third.heard]).toEqual([[{ type: 'refetch' }], [{ type: 'refetch' }]])
    second.close()
    third.close()
    await turns()
    expect(open()).toEqual([])
  })

  it('are not waited for by a window that was closed while it stood in the line', async () => {
    const { page, open } = browser()
    const [first, second, third] = [page(), page(), page()]
    await turns()
    second.close()
    await turns()
    first.close()
    await turns()
    open()[0]?.opens()
    expect([second.heard, third.heard]).toEqual([[], [{ type: 'refetch' }]])
  })

  it('rest while nobody looks at any window, and are made up for afterwards', async () => {
    const { page, open } = browser()
    const [one, other] = [page(), page()]
    await turns()
    open()[0]?.opens()
    one.away()
    await turns()
    expect(open()).toHaveLength(1)
    open()[0]?.opens()
    other.away()
    await turns()
    expect(open()).toEqual([])
    one.heard.length = 0
    one.back()
    await turns()
    expect(open()).toHaveLength(1)
    open()[0]?.opens()
    expect(one.heard).toEqual([{ type: 'refetch' }])
  })

  it('come back after a refusal with growing pauses, and read nothing again before they stand', async () => {
    const { page, open, sources, planned, timePasses } = browser()
    const { heard } = page()
    await turns()
    const pauses: number[] = []
    for (let turn = 0; turn < 6; turn += 1) {
      sources.at(-1)?.isRefused()
      pauses.push(...planned.map(({ milliseconds }) => milliseconds))
      expect(heard).toEqual([])
      timePasses()
    }
    expect(pauses).toEqual([15_000, 30_000, 60_000, 120_000, 240_000, 240_000])
    open()[0]?.opens()
    expect(heard).toEqual([{ type: 'refetch' }])
    sources.at(-1)?.isRefused()
    expect(planned.map(({ milliseconds }) => milliseconds)).toEqual([15_000])
  })

  it('read everything again after a break that the browser mends by itself', async () => {
    const { page, sources } = browser()
    const { heard } = page()
    await turns()
    sources[0]?.opens()
    expect(heard).toEqual([])
    sources[0]?.breaks()
    sources[0]?.opens()
    expect(heard).toEqual([{ type: 'refetch' }])
  })

  it('end with the session', async () => {
    const { page, sources } = browser()
    const { endings } = page()
    await turns()
    sources[0]?.tell('session-ended')
    expect(endings()).toBe(1)
  })

  it('have a stream in each window where the browser has no locks, or refuses them', async () => {
    const without = browser({ shares: false })
    const pages = [without.page(), without.page()]
    await turns()
    expect(without.open()).toHaveLength(2)
    without.open()[0]?.tell('message', JSON.stringify(UPDATE))
    expect(pages.map(({ heard }) => heard.length)).toEqual([1, 0])
    pages[0]?.close()
    expect(without.open()).toHaveLength(1)

    const refusing = browser({ locks: { request: () => Promise.reject(new Error('not here')) } })
    const page = refusing.page()
    await turns()
    expect(refusing.open()).toHaveLength(1)
    page.close()
    expect(refusing.open()).toEqual([])
  })
})
