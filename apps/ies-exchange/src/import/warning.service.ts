import { iesExchangeEvents } from '@isets/contracts'
import { feedTimeliness } from '@isets/rules'
import { Clock, Job, recordEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { IES_SETTINGS, type IesSettings } from '../settings.ts'
import { LastSync } from './last-sync.ts'

const ONCE = `insert into feed_warning (expected_at, warned_at) values (?, ?) on conflict do nothing returning 1 as told`

/** Tells that a file of IES is missing, once for each time at which one was expected (IES-002, TMR-013 to TMR-015). */
@Injectable()
export class WarningService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly lastSync: LastSync,
    @Inject(IES_SETTINGS) private readonly settings: IesSettings,
  ) {}

  @Job('warn-of-late-feed', { everySeconds: 5 })
  async warn(): Promise<number> {
    const now = this.clock.now()
    const { feedMode } = this.settings
    const { expectedAt, late } = feedTimeliness(feedMode, now, await this.lastSync.latestUpload())
    if (!late || (await this.em.execute<unknown[]>(ONCE, [expectedAt, now])).length === 0) return 0
    recordEvent(this.em, iesExchangeEvents.feedLate, {
      aggregateId: v7(),
      aggregateVersion: 1,
      payload: { expectedAt: expectedAt.toISOString(), lastSyncAt: await this.lastSync.at() },
    })
    return 1
  }
}
