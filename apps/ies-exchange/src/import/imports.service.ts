import { Refusal, type contract, type ImportView, type InputOf, type OutputOf } from '@isets/contracts'
import { feedTimeliness, mayApplyFrom } from '@isets/rules'
import { Clock, recordAudit, recordListing, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { IES_SETTINGS, type IesSettings } from '../settings.ts'
import { FeedImport } from './feed-import.entity.ts'
import { importView } from './import.view.ts'
import { LastSync } from './last-sync.ts'
import { RowFault } from './staging.entity.ts'

type Operations = typeof contract.iesExchange
const NOTHING_YET = { columns: null, byteCursor: 0, lineCursor: 0, applyCursor: 0, rows: 0, added: 0, changed: 0 }

/** The files that came, what became of them, and whether one is missing. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly lastSync: LastSync,
    @Inject(IES_SETTINGS) private readonly settings: IesSettings,
  ) {}

  /** Takes a stored file in; the job reads it in its turn. */
  async register(input: InputOf<Operations['registerImport']>, { caller }: CallContext): Promise<ImportView> {
    const now = this.clock.now()
    const one = this.em.create(FeedImport, {
      ...input,
      ...NOTHING_YET,
      ...{ unchanged: 0, rejected: 0, left: 0, absent: 0, decision: null, problem: null, finishedAt: null },
      status: 'waiting',
      uploaderId: caller.userId,
      uploaderName: caller.name,
      uploadedAt: now,
      applyFrom: mayApplyFrom(this.settings.feedMode, now),
    })
    await this.em.flush()
    recordAudit(this.em, { action: 'add', objectType: 'IesFeed', objectId: one.id })
    return importView(one)
  }

  async list({
    status,
    sort,
    page,
    pageSize,
  }: InputOf<Operations['listImports']>): Promise<OutputOf<Operations['listImports']>> {
    const direction = sort === 'uploaded' ? 'asc' : 'desc'
    const [found, total] = await this.em.findAndCount(
      FeedImport,
      status.length > 0 ? { status: { $in: status } } : {},
      {
        orderBy: [{ uploadedAt: direction }, { id: direction }],
        limit: pageSize,
        offset: (page - 1) * pageSize,
      },
    )
    return { rows: found.map(importView), total, page, pageSize }
  }

  /** @throws Refusal NOT_FOUND */
  async open(id: string): Promise<ImportView> {
    return importView(await this.#find(id))
  }

  /**
   * What was wrong, by line; the reading is audited, because the report shows what stood in the rows.
   * @throws Refusal NOT_FOUND
   */
  async rejectedRows(
    input: InputOf<Operations['listRejectedRows']>,
  ): Promise<OutputOf<Operations['listRejectedRows']>> {
    const { id, column, page, pageSize } = input
    await this.#find(id)
    const where = { importId: id, ...(column === '' ? {} : { columnName: column }) }
    const [faults, total] = await this.em.findAndCount(RowFault, where, {
      orderBy: [{ line: 'asc' }, { columnName: 'asc' }],
      limit: pageSize,
      offset: (page - 1) * pageSize,
    })
    recordListing(this.em, { objectType: 'IesFeed', input, shown: faults.length })
    const rows = faults.map(({ line, individualNumber, columnName, sentence, found }) => ({
      ...{ line, individualNumber, sentence, found },
      column: columnName,
    }))
    return { rows, total, page, pageSize }
  }

  /** @throws Refusal NOT_FOUND; STALE; WRONG_STATUS for an import that waits for no decision */
  async decideAbsence({ id, version, decision }: InputOf<Operations['decideAbsence']>): Promise<ImportView> {
    const one = await this.#find(id)
    if (one.status !== 'held') throw new Refusal('WRONG_STATUS', { reason: 'This import waits for no decision.' })
    if (one.version !== version) throw new Refusal('STALE', { current: importView(one) })
    one.decision = decision
    one.status = 'leaving'
    await this.em.flush()
    recordAudit(this.em, { action: 'decide', objectType: 'IesFeed', objectId: id, changedFields: ['decision'] })
    return importView(one)
  }

  /** IES-002 and IES-007, for everybody who is signed in. */
  async feedStatus(): Promise<OutputOf<Operations['readFeedStatus']>> {
    const { feedMode: mode } = this.settings
    const { expectedAt, late } = feedTimeliness(mode, this.clock.now(), await this.lastSync.latestUpload())
    return { lastSyncAt: await this.lastSync.at(), expectedAt: expectedAt.toISOString(), late, mode }
  }

  async #find(id: string): Promise<FeedImport> {
    const found = await this.em.findOne(FeedImport, { id })
    if (found === null) throw new Refusal('NOT_FOUND')
    return found
  }
}
