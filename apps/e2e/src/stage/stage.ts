import { expect } from '@jest/globals'
import { DEMO_PASSWORD, type DemoUser } from '@isets/demo'
import { eventually, type MailSink, type ReceivedMail, type RunningSystem } from '@isets/testing'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { DESK } from './both-sizes.ts'
import { inWords, keepEvidence } from './evidence.ts'
import { openHouse, type TheHouse } from './system.ts'
import { watchTroubles, type Troubles } from './troubles.ts'

const PATIENCE_MS = 15_000

let house: TheHouse | undefined

/** Before the first story. */
export async function beforeStories(): Promise<void> {
  house = await openHouse()
}

/** After the last one. */
export async function afterStories(): Promise<void> {
  await house?.[Symbol.asyncDispose]()
}

interface Actor {
  readonly who: string
  readonly context: BrowserContext
  readonly troubles: Troubles[]
}

/** One story's view of the system: opens browser windows for people, reads their mail. */
export class Stage {
  readonly system: RunningSystem
  readonly mails: MailSink
  readonly #house: TheHouse
  readonly #actors: Actor[] = []
  readonly #expected: RegExp[] = []
  #traces = true

  constructor(running = house) {
    if (!running) throw new Error('There is no system yet: stories run between beforeStories and afterStories.')
    this.#house = running
    this.system = running.system
    this.mails = running.mails
  }

  /** A browser of somebody who is not signed in. */
  async visitor(who = 'visitor', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#house.browser.newContext({
      baseURL: this.system.webUrl,
      viewport: DESK,
      locale: 'en-US',
      timezoneId: 'America/Chicago',
      reducedMotion: 'reduce',
      userAgent: userAgentOf(this.#house.browser),
      ...options,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    if (this.#traces) await context.tracing.start({ snapshots: true })
    const actor: Actor = { who, context, troubles: [] }
    this.#actors.push(actor)
    context.on('page', (page) => {
      const troubles = watchTroubles(page)
      for (const pattern of this.#expected) troubles.expect(pattern)
      actor.troubles.push(troubles)
    })
    return context.newPage()
  }

  /** A browser of a demo person who has signed in. The sign-in page itself has stories of its own. */
  async as(person: DemoUser, path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.visitor(person.key, options)
    await this.signIn(page, person)
    await page.goto(path)
    return page
  }

  /** Gives the browser of `page` a session, without the sign-in page. */
  async signIn(page: Page, { email }: DemoUser): Promise<void> {
    const answer = await page.request.post('/api/session', {
      headers: { 'x-isets': '1' },
      data: { email, password: DEMO_PASSWORD },
    })
    expect(answer.status()).toBe(200)
  }

  /** From now on such a trouble in any window is part of the story. */
  expectTrouble(pattern: RegExp): void {
    this.#expected.push(pattern)
    for (const { troubles } of this.#actors) for (const one of troubles) one.expect(pattern)
  }

  /** The mail that somebody gets within seconds. */
  async mailTo(address: string, subject: RegExp): Promise<ReceivedMail> {
    const look = () => this.mails.sentTo(address).find((mail) => subject.test(mail.subject))
    return eventually(look, { timeout: PATIENCE_MS, every: 100 })
  }

  /** From now on windows keep no trace: it copies the page at each step, and axe takes many. */
  withoutTraces(): void {
    this.#traces = false
  }

  unexpectedTroubles(): string[] {
    return this.#actors.flatMap(({ who, troubles }) =>
      troubles.flatMap((one) => one.unexpected().map((trouble) => `${who}: ${trouble}`)),
    )
  }

  /** Returns what each window shows and what went wrong behind it, in words. */
  async keepEvidence(story: string): Promise<string> {
    const words: string[] = []
    for (const [at, { context, who, troubles }] of this.#actors.entries()) {
      for (const page of context.pages())
        words.push(`${who} at ${await inWords(page).catch(() => 'a page that is gone')}`)
      words.push(...troubles.flatMap((one) => one.unexpected().map((trouble) => `${who}: ${trouble}`)))
      await keepEvidence(context, story, `${at + 1}-${who}`, this.#traces).catch(() => words.push(`${who} has gone`))
    }
    return words.join('\n')
  }

  /** A request that a story still holds in its hands ends with the page, and fails no other story. */
  async leave(): Promise<void> {
    const pages = this.#actors.flatMap(({ context }) => context.pages())
    await Promise.all(pages.map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })))
    await Promise.all(this.#actors.map(({ context }) => context.close()))
  }
}

/** As browsers with a window call themselves. */
function userAgentOf(browser: Browser): string {
  const [major] = browser.version().split('.')
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`
}
