import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { FeedImport } from './feed-import.entity.ts'

/** IES-007, TMR-013: how fresh all of this is, and when the last file came. */
@Injectable()
export class LastSync {
  constructor(private readonly em: EntityManager) {}

  /** When the latest file came that could be read. */
  async latestUpload(): Promise<Date | undefined> {
    const latest = await this.em.findOne(FeedImport, { status: { $ne: 'failed' } }, { orderBy: { uploadedAt: 'desc' } })
    return latest?.uploadedAt
  }

  /** When the latest import was through, ISO; `null` before the first. */
  async at(): Promise<string | null> {
    const latest = await this.em.findOne(FeedImport, { status: 'finished' }, { orderBy: { finishedAt: 'desc' } })
    return latest?.finishedAt?.toISOString() ?? null
  }
}
