import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '@isets/contracts'
import { LOGGER, type ServiceLogger } from '@isets/service-kit'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'

const PATIENCE_MS = 20_000

/** Asks clamd about a file before anybody else can have it. */
@Injectable()
export class VirusCheck implements OnModuleInit {
  constructor(
    @Inject(GATEWAY_CONFIG) private readonly config: Pick<GatewayConfig, 'CLAMD_URL'>,
    @Inject(LOGGER) private readonly logger: ServiceLogger,
  ) {}

  onModuleInit(): void {
    if (this.config.CLAMD_URL === undefined) this.logger.warn('CLAMD_URL is not set: uploads are not scanned')
  }

  /**
   * `clean` as well when no scanner is configured; `quarantined` when the scanner does not answer or could not read the
   * file to its end: the help desk keeps it from everybody until a lead of SIU has had it looked at and releases it.
   * @throws Refusal UNSUPPORTED_TYPE for a file in which the scanner found something
   */
  async stateOf(path: string): Promise<'clean' | 'quarantined'> {
    if (this.config.CLAMD_URL === undefined) return 'clean'
    const verdict = await this.#ask(this.config.CLAMD_URL, path)
    if (verdict === undefined) return 'quarantined'
    if (verdict === 'stream: OK') return 'clean'
    if (!verdict.endsWith(' FOUND')) {
      this.logger.error({ status: verdict.slice(0, 100) }, 'the virus check could not read the upload')
      return 'quarantined'
    }
    this.logger.warn({ status: verdict.slice(0, 100) }, 'upload refused by the virus check')
    const reason = 'The virus check refused this file.'
    throw new Refusal('UNSUPPORTED_TYPE', { reason, fields: { file: reason } })
  }

  async #ask(address: string, path: string): Promise<string | undefined> {
    try {
      return await scan(address, path)
    } catch (error) {
      this.logger.error({ err: error }, 'the virus check does not answer')
      return undefined
    }
  }
}

/** clamd's INSTREAM: chunks with their length before them, an empty one at the end, one line as the answer. */
async function scan(address: string, path: string): Promise<string> {
  const socket = connectTo(new URL(address))
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('clamd is too slow')))
  try {
    const verdict = readAll(socket)
    socket.write('zINSTREAM\0')
    await Promise.race([pipeline(createReadStream(path), withLengths, socket, { end: false }), verdict])
    const answer = await verdict
    if (!answer.endsWith('\0')) throw new Error('clamd hung up in the middle of its answer')
    return answer.slice(0, -1).trim()
  } finally {
    socket.destroy()
  }
}

function connectTo({ protocol, hostname, port, pathname }: URL): Socket {
  return protocol === 'unix:' ? connect(pathname) : connect(Number(port || 3310), hostname)
}

async function* withLengths(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.concat([lengthOf(chunk.length), chunk])
  yield lengthOf(0)
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

async function readAll(socket: Socket): Promise<string> {
  let text = ''
  for await (const chunk of socket) {
    text += String(chunk)
    if (text.endsWith('\0')) break
  }
  return text
}
