import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { CHECKOUT, deployEventStream, eventually, startNats, type RunningNats } from '@isets/testing'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule } from '../fixture/notes.module.ts'
import { createLogger } from '../log/logger.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'

const lines: string[] = []
const sink = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})
const dir = mkdtempSync(join(tmpdir(), 'isets-rights-'))
let nats: RunningNats
let stand: ServiceStand

/** The rights of the project, but the service may hear one operation only. */
function narrowRights(): string {
  const rights = readFileSync(join(CHECKOUT, 'docker/nats/nats-server.conf'), 'utf8')
  const configFile = join(dir, 'narrow.conf')
  writeFileSync(configFile, rights.replace('notifier.v1.* notifier', 'notifier.v1.listTemplates notifier'))
  return configFile
}

beforeAll(async () => {
  nats = await startNats({ configFile: narrowRights() })
  await deployEventStream(nats.url, nats.credentialsFor('deploy'))
  const logger = createLogger('notifier', 'error', sink)
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema], nats, logger })
})
afterAll(async () => {
  await stand.stop()
  await nats.stop()
  rmSync(dir, { recursive: true })
})

describe('a service that the bus does not let hear an operation', () => {
  it('is not ready, says which check fails, and names the operation in its log', async () => {
    const failing = await eventually(async () => {
      const response = await fetch(`http://127.0.0.1:${stand.service.healthPort}/readyz`)
      const body = (await response.json()) as { failing: string[] }
      return !body.failing.includes('events') && { status: response.status, ...body }
    })
    expect(failing).toEqual({ status: 503, ready: false, failing: ['operations'] })
    const refused = lines.map((line) => JSON.parse(line) as { level: string; subject?: string })
    const subjects = refused.flatMap(({ subject }) => subject ?? [])
    expect(subjects).toContain('notifier.v1.retryDelivery')
    expect(subjects).not.toContain('notifier.v1.listTemplates')
  })
})
