import {
  headerFault,
  localDateOf,
  raggedRow,
  readableIndividualNumber,
  readFeedRow,
  type FeedFault,
} from '@isets/rules'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { IES_SETTINGS, type IesSettings } from '../settings.ts'
import type { FeedImport } from './feed-import.entity.ts'
import { FeedFile, UnreadableFeed, type FeedLine } from './feed-file.ts'
import { stagedData } from './staged-data.ts'
import { StagingTable, type StagedFault, type StagedLine } from './staging-table.ts'

/** A file that this process is in the middle of, so that the next step need not begin at its first byte. */
interface OpenFile {
  readonly importId: string
  readonly lines: AsyncGenerator<FeedLine>
  nextByte: number
}

/** Reads a file row by row, checks every row, and puts both the good and the refused ones on the staging table. */
@Injectable()
export class ReadingService {
  #open: OpenFile | undefined

  constructor(
    private readonly em: EntityManager,
    private readonly file: FeedFile,
    private readonly staging: StagingTable,
    @Inject(IES_SETTINGS) private readonly settings: IesSettings,
  ) {}

  /** One step: the next rows behind the cursor, or the end of the file. */
  async read(one: FeedImport, now: Date): Promise<void> {
    one.status = 'reading'
    try {
      if (one.columns === null && !(await this.#readHeading(one, now))) return
      const lines = await this.#next(one, this.settings.rowsAtOnce)
      await this.#stage(one, lines, localDateOf(now))
      if (lines.length < this.settings.rowsAtOnce) await this.#end(one, now)
    } catch (error) {
      if (!(error instanceof UnreadableFeed)) throw error
      one.fail(error.message, now)
    }
  }

  async #readHeading(one: FeedImport, now: Date): Promise<boolean> {
    const [heading] = await this.#next(one, 1)
    const columns = (heading?.fields ?? []).map((name) => name.trim().toLowerCase())
    const fault = headerFault(columns)
    if (fault !== undefined) one.fail(fault, now)
    else one.columns = columns
    return fault === undefined
  }

  async #end(one: FeedImport, now: Date): Promise<void> {
    await this.#open?.lines.return(undefined)
    this.#open = undefined
    if (one.rows === 0) one.fail('The file names its columns and nobody: ask for the file again.', now)
    else one.status = now < one.applyFrom ? 'checked' : 'applying'
  }

  /** The next lines behind the cursor; the cursor moves behind them. */
  async #next(one: FeedImport, count: number): Promise<FeedLine[]> {
    const open = this.#at(one)
    const taken: FeedLine[] = []
    while (taken.length < count) {
      const { value, done } = await open.lines.next()
      if (done === true) break
      taken.push(value)
    }
    const last = taken.at(-1)
    if (last === undefined) return taken
    open.nextByte = last.nextByte
    one.byteCursor = last.nextByte
    one.lineCursor = last.line
    return taken
  }

  /** The open file when it stands at the cursor; a new one after a restart, a rollback, or another process's step. */
  #at({ id, byteCursor, lineCursor }: FeedImport): OpenFile {
    const open = this.#open
    if (open?.importId === id && open.nextByte === byteCursor) return open
    const lines = this.file.linesFrom(id, byteCursor, lineCursor)
    this.#open = { importId: id, lines, nextByte: byteCursor }
    return this.#open
  }

  async #stage(one: FeedImport, lines: readonly FeedLine[], today: string): Promise<void> {
    const staged: StagedLine[] = []
    const faults: StagedFault[] = []
    for (const line of lines) {
      const row = this.#check(one, line, today)
      staged.push(row.staged)
      faults.push(...row.faults)
    }
    const refused = new Set(faults.map(({ line }) => line)).size
    const repeated = await this.staging.add(this.em, one.id, staged, faults)
    one.rows += lines.length
    one.rejected += refused + repeated
  }

  #check(one: FeedImport, { fields, line }: FeedLine, today: string): { staged: StagedLine; faults: StagedFault[] } {
    const columns = one.columns ?? []
    const row = Object.fromEntries(columns.map((name, index) => [name, fields[index]]))
    const ragged = fields.length !== columns.length
    const reading = ragged ? { faults: [raggedRow(fields.length, columns.length)] } : readFeedRow(row, today)
    const number = ragged ? undefined : readableIndividualNumber(row)
    const known = { line, individual_number: number ?? null, case_number: row['case_number']?.trim() || null }
    if ('record' in reading) {
      return { staged: { ...known, data: stagedData(reading.record, this.settings.ssnKey) }, faults: [] }
    }
    return { staged: { ...known, data: null }, faults: reading.faults.map((fault) => atLine(line, number, fault)) }
  }
}

function atLine(line: number, number: string | undefined, { column, sentence, found }: FeedFault): StagedFault {
  return { line, individual_number: number ?? '', column_name: column, sentence, found }
}
