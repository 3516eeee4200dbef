import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type AttachmentView, Refusal } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { SAMPLES } from '../fixtures/sample-files.ts'
import { startTestGateway, type TestGateway } from '../fixtures/test-gateway.ts'

let test: TestGateway
beforeAll(async () => {
  test = await startTestGateway({ SWEEP_MS: '50' })
})
afterAll(() => test.stop())

async function uploaded(): Promise<string> {
  test.fakes.on('help-desk.v1.registerUpload', (record: AttachmentView) => record)
  const body = new FormData()
  body.append('file', new Blob([Uint8Array.from(SAMPLES.png)]), 'screen.png')
  const response = await test.send('robin', '/api/files?purpose=picture', { method: 'POST', body })
  return ((await response.json()) as AttachmentView).id
}

async function stored(): Promise<string[]> {
  const entries = await readdir(test.filesDir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

describe('files that a service has discarded', () => {
  it('lose their bytes, and only they do; it is confirmed once they are gone, whatever happens in between', async () => {
    const [gone, kept] = [await uploaded(), await uploaded()]
    const never = '40000000-0000-4000-8000-000000000001'
    let discarded = [gone, never]
    let failures = 1
    const left: string[][] = []
    test.fakes.on('help-desk.v1.listDiscardedFiles', () => ({ ids: discarded }))
    test.fakes.on('help-desk.v1.confirmDiscarded', async ({ ids }: { ids: string[] }) => {
      if (failures-- > 0) throw new Refusal('BUSY')
      left.push(await stored())
      discarded = discarded.filter((id) => !ids.includes(id))
      return { done: true }
    })
    await eventually(() => discarded.length === 0)
    expect(left).toEqual([[kept]])
  })

  it.each(['ies-exchange', 'referrals'])('go as well for %s when another service does not answer', async (service) => {
    const file = await uploaded()
    let discarded = [file]
    test.fakes.on('help-desk.v1.listDiscardedFiles', () => {
      throw new Refusal('BUSY')
    })
    test.fakes.on(`${service}.v1.listDiscardedFiles`, () => ({ ids: discarded }))
    test.fakes.on(`${service}.v1.confirmDiscarded`, ({ ids }: { ids: string[] }) => {
      discarded = discarded.filter((id) => !ids.includes(id))
      return { done: true }
    })
    await eventually(() => discarded.length === 0)
    expect(await stored()).not.toContain(file)
  })
})
