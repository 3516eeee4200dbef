import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { fileDisk, fileKey, SystemClock } from '@isets/service-kit'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import type { Disk } from 'flydrive'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'

/** What an interrupted upload left behind goes after an hour. */
const LEFT_BEHIND_MS = 3_600_000

/**
 * Where uploads live. A file is received in quarantine, a folder that nothing is served from, and moves to the store
 * when no check has refused it. Whether it may be downloaded is for the help desk to say.
 */
@Injectable()
export class FileStore implements OnModuleInit {
  readonly #quarantine: string
  readonly #disk: Promise<Disk>

  constructor(
    @Inject(GATEWAY_CONFIG) config: GatewayConfig,
    private readonly clock: SystemClock,
  ) {
    this.#quarantine = join(resolve(config.FILES_DIR), 'quarantine')
    this.#disk = fileDisk(config)
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.#quarantine, { recursive: true, mode: 0o700 })
    for (const name of await readdir(this.#quarantine)) {
      const path = join(this.#quarantine, name)
      const { mtimeMs } = await stat(path)
      if (mtimeMs < this.clock.now().getTime() - LEFT_BEHIND_MS) await rm(path, { force: true })
    }
  }

  /** Where to receive a file; its name is our own id and nothing that was sent. */
  quarantined(id: string): string {
    return join(this.#quarantine, id)
  }

  async release(id: string): Promise<void> {
    const disk = await this.#disk
    await disk.moveFromFs(this.quarantined(id), fileKey(id))
  }

  async dropQuarantined(id: string): Promise<void> {
    await rm(this.quarantined(id), { force: true })
  }

  async remove(id: string): Promise<void> {
    const disk = await this.#disk
    await disk.delete(fileKey(id))
  }

  /** The bytes of a file, or undefined when they are not there. */
  async read(id: string): Promise<Readable | undefined> {
    const disk = await this.#disk
    return (await disk.exists(fileKey(id))) ? disk.getStream(fileKey(id)) : undefined
  }
}
