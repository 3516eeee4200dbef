import { contract } from '@isets/contracts'
import { BusClient, LOGGER, type ServiceLogger } from '@isets/service-kit'
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'
import { FileStore } from './file-store.ts'

/** The services that keep records of files. */
const KEEPERS = [contract.helpDesk, contract.iesExchange, contract.referrals]
type Keeper = (typeof KEEPERS)[number]

/**
 * Removes the bytes of files whose records their service has discarded. It asks instead of listening for an event: the
 * gateway keeps no place in the stream, and a file that it did not hear of would stay for ever. Any number may run, and
 * any may die in between: removing twice is no harm.
 */
@Injectable()
export class FileSweep implements OnModuleInit, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined
  #round: Promise<unknown> | undefined

  constructor(
    private readonly store: FileStore,
    private readonly bus: BusClient,
    @Inject(GATEWAY_CONFIG) private readonly config: Pick<GatewayConfig, 'SWEEP_MS'>,
    @Inject(LOGGER) private readonly logger: ServiceLogger,
  ) {}

  onModuleInit(): void {
    this.#timer = setInterval(() => {
      this.#round ??= this.sweep().finally(() => (this.#round = undefined))
    }, this.config.SWEEP_MS)
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer)
    await this.#round
  }

  /** Removes everything that is discarded by now. Returns how many files that were. */
  async sweep(): Promise<number> {
    let removed = 0
    for (const keeper of KEEPERS) removed += await this.#sweepQuietly(keeper)
    return removed
  }

  async #sweepFor({ listDiscardedFiles, confirmDiscarded }: Keeper): Promise<number> {
    let removed = 0
    const discarded = async () => (await this.bus.call(listDiscardedFiles, {})).ids
    for (let ids = await discarded(); ids.length > 0; ids = await discarded()) {
      for (const id of ids) await this.store.remove(id)
      await this.bus.call(confirmDiscarded, { ids })
      removed += ids.length
    }
    return removed
  }

  /** A service that does not answer keeps nobody else's files. */
  async #sweepQuietly(keeper: Keeper): Promise<number> {
    try {
      const removed = await this.#sweepFor(keeper)
      if (removed > 0) this.logger.info({ count: removed }, 'discarded files removed')
      return removed
    } catch (error) {
      this.logger.warn({ err: error }, 'discarded files are removed later')
      return 0
    }
  }
}
