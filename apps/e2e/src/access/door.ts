import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { referralsEvents, Refusal } from '@isets/contracts'
import type { ServiceStand, TokenSigner } from '@isets/service-kit/testing'
import { eventually, PATIENT, type RunningNats } from '@isets/testing'
import { parse } from 'csv-parse/sync'
import { GatewayConfig } from '../../../gateway/src/config.ts'
import { FakeServices } from '../../../gateway/src/fixtures/fake-services.ts'
import { LivePage } from '../../../gateway/src/fixtures/live-page.ts'
import { startGateway } from '../../../gateway/src/start-gateway.ts'
import { ORGANISATIONS } from './places.ts'
import { VIEWERS, type Viewer } from './viewers.ts'

const NO_LIMITS = { RATE_USER: '1000000', RATE_EXPORT: '1000000', EXPORTS_AT_ONCE: '100' }
/** A customer whom no service knows, of whom every open page hears. */
const BELL = '40000000-0000-4000-8000-00000000000b'

/** The real gateway before the services. Every viewer is signed in and has a page open that hears live updates. */
export class Door implements AsyncDisposable {
  readonly #url: string
  readonly #pages: ReadonlyMap<Viewer, LivePage>
  readonly #stack: AsyncDisposableStack
  #rings = 0

  private constructor(url: string, pages: ReadonlyMap<Viewer, LivePage>, stack: AsyncDisposableStack) {
    this.#url = url
    this.#pages = pages
    this.#stack = stack
  }

  /** @param signer signs for identity, which is played, what the services take from it */
  static async open(nats: RunningNats, signer: TokenSigner): Promise<Door> {
    await using stack = new AsyncDisposableStack()
    const identity = stack.adopt(await FakeServices.start(nats, ['identity']), (fakes) => fakes.stop())
    const at = new Date().toISOString()
    identity.on('identity.v1.issueContext', async ({ sessionToken }: { sessionToken: string }) => {
      const viewer = VIEWERS.find((one) => tokenOf(one) === sessionToken)
      if (viewer === undefined) throw new Refusal('UNAUTHENTICATED')
      const contextToken = await signer.sign(viewer.caller)
      return { contextToken, expiresAt: at, caller: viewer.caller, idleEndsAt: at }
    })
    const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'isets-files-')), (path) => rm(path, { recursive: true }))
    const bus = { NATS_URL: nats.url, NATS_PASSWORD: nats.credentialsFor('gateway').pass }
    const own = { PORT: '0', LOG_LEVEL: 'silent', FILES_DIR: dir, ...NO_LIMITS, ...PATIENT }
    const gateway = stack.adopt(await startGateway(GatewayConfig.parse({ ...bus, ...own })), (one) => one.drain())
    const opened = VIEWERS.map(async (viewer) => {
      const headers = { cookie: cookieOf(viewer) }
      return [viewer, await LivePage.open((signal) => fetch(`${gateway.url}/api/live`, { headers, signal }))] as const
    })
    const pages = new Map(await Promise.all(opened))
    stack.defer(() => pages.forEach((page) => page.close()))
    return new Door(gateway.url, pages, stack.move())
  }

  /** Rings at every open page: what has gone over the bus before is heard when it returns. */
  async ring({ tell }: ServiceStand): Promise<void> {
    this.#rings += 1
    const bell = { customerId: BELL, version: this.#rings, organisationIds: ORGANISATIONS.map(({ id }) => id) }
    await tell(referralsEvents.accessChanged, BELL, this.#rings, bell)
    const pages = [...this.#pages.values()]
    await eventually(() => pages.every((page) => ringsAt(page) === this.#rings))
  }

  /** Ids of the events of which the viewer's page has heard. */
  heardBy(viewer: Viewer): ReadonlySet<string> {
    return new Set(this.#pages.get(viewer)?.messages.flatMap(({ id }) => id ?? []))
  }

  /** Individual numbers in the file that a viewer takes out of a list. */
  async exported(viewer: Viewer, list: string): Promise<string[]> {
    const [path, filters = ''] = list.split('?')
    const headers = { cookie: cookieOf(viewer) }
    const answer = await fetch(`${this.#url}/api${path}/export?format=csv&${filters}`, { headers })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${viewer.name} takes out ${list}: ${answer.status} ${text}`)
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true })
    return rows.flatMap((row) => row['Individual number'] || [])
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.disposeAsync()
  }
}

function tokenOf({ caller }: Viewer): string {
  return caller.userId.padEnd(43, 'x')
}

function cookieOf(viewer: Viewer): string {
  return `sid=${tokenOf(viewer)}`
}

function ringsAt({ updates }: LivePage): number {
  return updates.filter((update) => update.kind === 'customer-opened' && update.customerId === BELL).length
}
