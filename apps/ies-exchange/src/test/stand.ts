import { contract, type Caller, type ImportStatus, type ImportView } from '@isets/contracts'
import { fileKey } from '@isets/service-kit'
import { caller, startStand as startServiceStand, type ServiceStand } from '@isets/service-kit/testing'
import { eventually, ManualClock } from '@isets/testing'
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { iesExchangeModule } from '../app.module.ts'
import { iesExchangeOrm } from '../orm.ts'
import type { IesSettings } from '../settings.ts'

/** A Monday, nine o'clock in Chicago. */
export const MONDAY = '2026-03-02T15:00:00Z'
export const SSN_KEY = 'a key of the tests, thirty-two letters'

export interface IesExchangeStand extends ServiceStand {
  readonly clock: ManualClock
  readonly admin: Caller
  /** Puts a file into the store, as the gateway does, and registers it. */
  upload(text: string, feed?: 'full' | 'changes'): Promise<ImportView>
  /** Waits until the import is in one of these: unless told, wherever it stands still. */
  settled(id: string, statuses?: readonly ImportStatus[]): Promise<ImportView>
  /** Uploads a file and waits. */
  takeIn(text: string, feed?: 'full' | 'changes'): Promise<ImportView>
}

/** In weekly mode a checked file waits for Saturday; otherwise it goes on at once. */
function feedStops({ feedMode }: IesSettings): readonly ImportStatus[] {
  return feedMode === 'weekly' ? STANDS_STILL : STANDS_STILL.filter((status) => status !== 'checked')
}

/** Done, or waiting for a person or a day. */
const STANDS_STILL: readonly ImportStatus[] = ['finished', 'failed', 'held', 'checked']

/** The service on a real database and a real bus, with a store of files and a clock that stands still until it is moved. */
export async function startStand(changes: Partial<IesSettings> = {}): Promise<IesExchangeStand> {
  const clock = new ManualClock(MONDAY)
  const FILES_DIR = await mkdtemp(join(tmpdir(), 'isets-ies-'))
  const settings: IesSettings = {
    ssnKey: SSN_KEY,
    feedMode: 'monthly-days',
    files: { FILES_DIR, S3_REGION: 'us-east-1' },
    rowsAtOnce: 3,
    ...changes,
  }
  const module = iesExchangeModule(settings)
  const stand = await startServiceStand({ name: 'ies-exchange', module, clock, ...iesExchangeOrm })
  const admin = caller('super_admin')
  const open = (id: string) => stand.as(admin).call(contract.iesExchange.openImport, { id })
  const upload = async (text: string, feed: 'full' | 'changes' = 'full') => {
    const record = { ...(await stored(FILES_DIR, text)), full: feed === 'full' }
    return stand.as(admin).call(contract.iesExchange.registerImport, record)
  }
  const settled = (id: string, statuses: readonly ImportStatus[] = STANDS_STILL) =>
    eventually(
      async () => {
        const view = await open(id)
        return statuses.includes(view.status) ? view : undefined
      },
      { timeout: 20_000 },
    )
  return {
    ...stand,
    ...{ clock, admin, upload, settled },
    takeIn: async (text, feed) => settled((await upload(text, feed)).id, feedStops(settings)),
    stop: async () => {
      await stand.stop()
      await rm(FILES_DIR, { recursive: true, force: true })
    },
  }
}

/** Puts a file where the gateway puts it; what is registered of it. */
async function stored(filesDir: string, text: string) {
  const id = randomUUID()
  const path = join(filesDir, 'store', fileKey(id))
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { id, name: 'ies.csv', bytes: Buffer.byteLength(text), sha256 }
}
