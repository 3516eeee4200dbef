import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { createLogger } from '@isets/service-kit'
import { VirusCheck } from './virus-check.ts'

/** Takes INSTREAM apart as clamd does: lengths before chunks, an empty chunk at the end. */
function received(stream: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0')
  if (!stream.subarray(0, command.length).equals(command)) return undefined
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= stream.length;) {
    const length = stream.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(stream.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

let dir: string
let server: Server | undefined
const scanned: Buffer[] = []

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'isets-clamd-'))
})
afterAll(() => rm(dir, { recursive: true }))
afterEach(() => void server?.close())

function answering(verdict: (file: Buffer) => string): (socket: Socket) => void {
  return (socket) => {
    let stream = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      stream = Buffer.concat([stream, chunk])
      const file = received(stream)
      if (file === undefined) return
      scanned.push(file)
      socket.end(`${verdict(file)}\0`)
    })
  }
}

async function checkWith(listener: (socket: Socket) => void, content: Buffer): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const path = join(dir, 'file')
  await writeFile(path, content)
  return new VirusCheck({ CLAMD_URL: `tcp://127.0.0.1:${port}` }, createLogger('gateway', 'silent')).stateOf(path)
}

describe('the virus check', () => {
  it('sends every byte and lets a clean file pass', async () => {
    const content = Buffer.alloc(300_000, 'abcdefg')
    const ok = answering(() => 'stream: OK')
    expect(await checkWith(ok, content)).toBe('clean')
    expect(scanned.at(-1)?.equals(content)).toBe(true)
  })

  it('refuses what clamd names', async () => {
    const found = answering(() => 'stream: Invented.Test.Signature FOUND')
    await expect(checkWith(found, Buffer.from('x'))).rejects.toMatchObject({ code: 'UNSUPPORTED_TYPE' })
  })

  it.each(['INSTREAM size limit exceeded. ERROR', "stream: Can't allocate memory ERROR", 'UNKNOWN COMMAND'])(
    'keeps in quarantine, and calls nobody infected, what clamd could not read to the end: %s',
    async (answer) => {
      expect(
        await checkWith(
          answering(() => answer),
          Buffer.from('x'),
        ),
      ).toBe('quarantined')
    },
  )

  it('keeps a file in quarantine while clamd is away or hangs up', async () => {
    expect(await checkWith((socket) => void socket.destroy(), Buffer.from('x'))).toBe('quarantined')
    const away = new VirusCheck({ CLAMD_URL: `unix:${join(dir, 'no.sock')}` }, createLogger('gateway', 'silent'))
    expect(await away.stateOf(join(dir, 'file'))).toBe('quarantined')
  })
})
