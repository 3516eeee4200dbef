import { iesExchangeEvents } from '@isets/contracts'
import { Clock, DiscardedFile, Job, recordAudit, recordEvent } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { ApplyingService } from './applying.service.ts'
import { FeedImport } from './feed-import.entity.ts'
import { LeavingService } from './leaving.service.ts'
import { ReadingService } from './reading.service.ts'
import { StagingTable } from './staging-table.ts'

/**
 * Takes the files in, one after the other in the order in which they came. Every run of the job is one step and one
 * transaction: whatever is killed in between goes on at the cursors of the import (IES-020).
 */
@Injectable()
export class TakingInService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly reading: ReadingService,
    private readonly applying: ApplyingService,
    private readonly leaving: LeavingService,
    private readonly staging: StagingTable,
  ) {}

  @Job('take-in-feeds', { everySeconds: 1 })
  async step(): Promise<number> {
    const [one] = await this.em.find(
      FeedImport,
      { status: { $nin: ['finished', 'failed'] } },
      { orderBy: { uploadedAt: 'asc', id: 'asc' }, limit: 1, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    )
    if (one === undefined) return 0
    return (await this.#goOn(one, this.clock.now())) ? 1 : 0
  }

  /** One step of an import. Returns false while it has to wait. */
  async #goOn(one: FeedImport, now: Date): Promise<boolean> {
    if (one.status === 'held' || (one.status === 'checked' && now < one.applyFrom)) return false
    if (one.status === 'waiting' || one.status === 'reading') await this.#read(one, now)
    else if (one.status === 'leaving') await this.#leave(one, now)
    else await this.#apply(one, now)
    await this.em.flush()
    return true
  }

  async #read(one: FeedImport, now: Date): Promise<void> {
    await this.reading.read(one, now)
    if (one.status === 'failed') await this.#giveUp(one, now)
  }

  async #apply(one: FeedImport, now: Date): Promise<void> {
    if (await this.applying.apply(one, now)) return
    if (one.full && (await this.leaving.begin(one))) return this.#tellWhenHeld(one)
    await this.#finish(one, now)
  }

  async #leave(one: FeedImport, now: Date): Promise<void> {
    if (!(await this.leaving.leave(one, now))) await this.#finish(one, now)
  }

  async #finish(one: FeedImport, now: Date): Promise<void> {
    one.finish(now)
    await this.#cleanUp(one, now)
    await this.em.flush()
    const { id: importId, version, full, added, changed, unchanged, rejected, left } = one
    recordEvent(this.em, iesExchangeEvents.importFinished, {
      aggregateId: importId,
      aggregateVersion: version,
      payload: { importId, finishedAt: now.toISOString(), full, added, changed, unchanged, rejected, left },
    })
    recordAudit(this.em, { action: 'sync', objectType: 'IesFeed', objectId: importId, purpose: 'take-in-feeds' })
  }

  /** TMR-013: while one is held no later file is taken in, so that somebody has to hear of it. */
  async #tellWhenHeld(one: FeedImport): Promise<void> {
    if (one.status !== 'held') return
    await this.em.flush()
    const { id: importId, version, name, absent } = one
    const payload = { importId, name, absent }
    recordEvent(this.em, iesExchangeEvents.importHeld, { aggregateId: importId, aggregateVersion: version, payload })
  }

  /** TMR-013: a file that nothing can be taken from is as bad as none. */
  async #giveUp(one: FeedImport, now: Date): Promise<void> {
    await this.#cleanUp(one, now)
    await this.em.flush()
    const { id: importId, version, name, problem } = one
    recordEvent(this.em, iesExchangeEvents.importFailed, {
      aggregateId: importId,
      aggregateVersion: version,
      payload: { importId, name, problem: problem ?? '' },
    })
  }

  /** The file holds Social Security numbers: it goes as soon as nothing needs it, and so do the staged rows. */
  async #cleanUp(one: FeedImport, now: Date): Promise<void> {
    await this.staging.clear(this.em, one.id)
    this.em.create(DiscardedFile, { id: one.id, discardedAt: now })
  }
}
