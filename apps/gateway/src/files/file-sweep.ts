import { contract } from '@isets/contracts'
import { BusClient, LOGGER } from '@isets/service-kit'
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common'
import type { Logger } from 'pino'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'
import { FileStore } from './file-store.ts'

const { listDiscardedFiles, confirmDiscarded } = contract.helpDesk

/**
 * Removes the bytes of files whose records the help desk has discarded. It asks instead of listening for an event: the
 * gateway keeps no place in the stream, and a file that it did not hear of would stay for ever. Any number may run, and
 * any may die in between: removing twice is no harm.
 */
@Injectable()
export class FileSweep implements OnModuleInit, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> | undefined

  constructor(
    private readonly store: FileStore,
    private readonly bus: BusClient,
    @Inject(GATEWAY_CONFIG) private readonly config: Pick<GatewayConfig, 'SWEEP_MS'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#timer = setInterval(() => {
      this.#round ??= this.#sweepQuietly().finally(() => (this.#round = undefined))
    }, this.config.SWEEP_MS)
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer)
    await this.#round
  }

  /** Removes everything that is discarded by now. Returns how many files that were. */
  async sweep(): Promise<number> {
    let removed = 0
    for (let ids = await this.#discarded(); ids.length > 0; ids = await this.#discarded()) {
      for (const id of ids) await this.store.remove(id)
      await this.bus.call(confirmDiscarded, { ids })
      removed += ids.length
    }
    return removed
  }

  async #discarded(): Promise<string[]> {
    return (await this.bus.call(listDiscardedFiles, {})).ids
  }

  async #sweepQuietly(): Promise<void> {
    try {
      const removed = await this.sweep()
      if (removed > 0) this.logger.info({ removed }, 'discarded files removed')
    } catch (error) {
      this.logger.warn({ err: error }, 'discarded files are removed later')
    }
  }
}
