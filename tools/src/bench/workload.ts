import { text } from '../load/fields.ts'
import type { HttpSession, Reply } from '../load/http-session.ts'

export { text }

/** What the bench does as people do it, through HTTP with sessions. */
export interface Work {
  readonly name: string
  /** Goal for the 95th percentile in milliseconds, by connections. */
  readonly p95?: Readonly<Record<number, number>>
  /** On how many records the database's own figure is taken in turn; one unless told. */
  readonly records?: number
  readonly run: (line: number, round: number) => Promise<void>
}

/** A request as a case manager files it. */
export function filledForm(summary: string): Record<string, unknown> {
  return {
    summary,
    descriptionHtml: '<p>The page stays empty after I choose a month. I expected the list of last month.</p>',
    category: 'isets',
    subcategory: 'error-or-bug',
    cc: ['copy@provider.example'],
    requester: {
      firstName: 'Bench',
      lastName: 'Requester',
      email: 'requester@provider.example',
      phone: '217-555-0100',
      extension: '',
    },
    isPartner: true,
    organisationName: 'Benchmark Provider',
    aboutCustomer: false,
    customer: { firstName: '', lastName: '', email: '', individualNumber: '' },
    context: { pageUrl: '', browser: 'Bench', reportName: '', reportFilter: '', steps: '' },
    blocksWork: false,
    newUserBirthDate: null,
    attachmentIds: [],
  }
}

export async function fileOne(session: HttpSession, summary: string): Promise<{ id: string; number: string }> {
  const filed = accepted(await session.send('POST', '/api/help-requests', filledForm(summary)))
  return { id: text(filed.id), number: text(filed.number) }
}

/** The parsed body of a success. @throws Error with status and answer of anything else */
export function accepted(reply: Reply): Record<string, unknown> {
  if (reply.status < 200 || reply.status > 299) throw new Error(`${reply.status} ${reply.body.slice(0, 300)}`)
  const body: unknown = JSON.parse(reply.body)
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

const READING = { 8: 50, 32: 200 }
const WORDS = ['attendance', 'referral', 'contract', 'location']

interface Talk {
  readonly id: string
  version: number
  answers: number
}

/** Each line answers a request of its own; after twenty answers, a long conversation, it takes the next one. */
class Talks {
  readonly #waiting: string[]
  readonly #current = new Map<number, Talk>()

  constructor(openIds: readonly string[]) {
    this.#waiting = [...openIds]
  }

  of(line: number): Talk {
    const current = this.#current.get(line)
    if (current && current.answers < 20) return current
    const next: Talk = { id: text(this.#waiting.pop()), version: 1, answers: 0 }
    this.#current.set(line, next)
    return next
  }
}

/** What changes something: requests are filed, and those of `openIds` answered. */
export function writing(
  requesters: readonly HttpSession[],
  agents: readonly HttpSession[],
  openIds: readonly string[],
): Work[] {
  const talks = new Talks(openIds)
  return [
    {
      name: 'file a request',
      run: async (line, round) => void (await fileOne(at(requesters, line), `Bench ${line} ${round}`)),
    },
    {
      name: 'add an answer',
      run: async (line) => {
        const talk = talks.of(line)
        const answer = { version: talk.version, html: '<p>Please reload the list and choose the month again.</p>' }
        const path = `/api/help-requests/${talk.id}/answers`
        const view = accepted(await at(agents, line).send('POST', path, answer))
        talk.version = Number(view.version)
        talk.answers++
      },
    },
  ]
}

/** What agents look at: the queue, requests of `ids`, and what they search. */
export function reading(agents: readonly HttpSession[], ids: readonly string[]): Work[] {
  const looking = (name: string, records: number, path: (line: number, round: number) => string): Work => ({
    ...{ name, records, p95: READING },
    run: async (line, round) => void accepted(await at(agents, line).get(path(line, round))),
  })
  const queue = '/api/help-requests/queue?view=open'
  return [
    looking('first page of the open queue', 1, () => queue),
    looking('open one with its history', 8, (line, round) => `/api/help-requests/${at(ids, line * 7919 + round)}`),
    looking('search a word', WORDS.length, (line, round) => `${queue}&q=${at(WORDS, line + round)}`),
  ]
}

/** One of the items, in turn. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('Nothing to choose from')
  return item
}
