import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '@isets/contracts'
import { BusClient } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import type { MultipartFile } from '@fastify/multipart'
import { v7 } from 'uuid'
import type { Destination, StoredFile } from './destinations.ts'
import { safeFileName } from './file-name.ts'
import { FileStore } from './file-store.ts'
import { mediaTypeOf, requireAllowedName } from './media-type.ts'
import { VirusCheck } from './virus-check.ts'

export interface IncomingFile {
  readonly name: string
  readonly destination: Destination
  /** What the address says of it, checked. */
  readonly query: unknown
  readonly stream: MultipartFile['file']
}

interface CallFacts {
  readonly token: string
  readonly requestId: string
}

/** Takes a file in: name, size, content, virus check, store, record. Whatever fails, no bytes stay. */
@Injectable()
export class UploadService {
  constructor(
    private readonly store: FileStore,
    private readonly virusCheck: VirusCheck,
    private readonly bus: BusClient,
  ) {}

  /**
   * @throws Refusal PERSONAL_DATA, UNSUPPORTED_TYPE, TOO_LARGE, INVALID for an empty file, or what its service says when
   *   the file is recorded
   */
  async take(file: IncomingFile, call: CallFacts): Promise<unknown> {
    const { extensions, mayHoldSsn } = file.destination
    const name = safeFileName(file.name)
    requireAllowedName(name, extensions)
    const id = v7()
    try {
      const { bytes, sha256 } = await this.#receive(id, file.stream)
      const mediaType = await mediaTypeOf(this.store.quarantined(id), name, mayHoldSsn)
      const state = await this.virusCheck.stateOf(this.store.quarantined(id))
      await this.store.release(id)
      return await this.#record({ id, name, mediaType, bytes, sha256, state }, file, call)
    } finally {
      await this.store.dropQuarantined(id)
    }
  }

  async #receive(id: string, stream: MultipartFile['file']): Promise<{ bytes: number; sha256: string }> {
    const hash = createHash('sha256')
    let bytes = 0
    stream.once('limit', () => stream.destroy(new Refusal('TOO_LARGE')))
    const measured = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        bytes += chunk.length
        yield chunk
      }
    }
    await pipeline(stream, measured, createWriteStream(this.store.quarantined(id), { mode: 0o600, flags: 'wx' }))
    if (bytes === 0) throw new Refusal('INVALID', { fields: { file: 'The file is empty.' } })
    return { bytes, sha256: hash.digest('hex') }
  }

  async #record(stored: StoredFile, { destination, query }: IncomingFile, call: CallFacts): Promise<unknown> {
    try {
      return await destination.record(this.bus, stored, query, { ...call, idempotencyKey: stored.id })
    } catch (error) {
      await this.store.remove(stored.id)
      throw error
    }
  }
}
