import { pipeline, type Readable } from 'node:stream'
import { fileDisk, fileKey } from '@isets/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { CsvError, parse, type Info } from 'csv-parse'
import { IES_SETTINGS, type IesSettings } from '../settings.ts'

/** A line of the file: its fields, and where the next one begins. */
export interface FeedLine {
  readonly fields: readonly string[]
  /** The line on which the row ends, counted from the start of the file. */
  readonly line: number
  readonly nextByte: number
}

/** No row of ours is longer; a quotation mark that is never closed would swallow the rest of the file. */
const LONGEST_ROW = 64 * 1024

/** The file cannot be read on: what to say of it. */
export class UnreadableFeed extends Error {}

/** Reads stored files of IES from any byte on. */
@Injectable()
export class FeedFile {
  constructor(@Inject(IES_SETTINGS) private readonly settings: IesSettings) {}

  /**
   * The lines behind a byte at which a line begins.
   * @throws UnreadableFeed when the file is gone, or is no CSV from somewhere on
   */
  async *linesFrom(id: string, byte: number, linesBefore: number): AsyncGenerator<FeedLine> {
    const bytes = await this.#bytesOf(id)
    const parser = parse({
      info: true,
      bom: byte === 0,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LONGEST_ROW,
    })
    pipeline(bytes, skipping(byte), parser, () => undefined) // a failure ends the loop below
    let line = linesBefore
    try {
      for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
        line = linesBefore + info.lines
        yield { fields: record, line, nextByte: byte + info.bytes }
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      throw new UnreadableFeed(sentenceFor(error, line), { cause: error })
    }
  }

  async #bytesOf(id: string): Promise<Readable> {
    const disk = await fileDisk(this.settings.files)
    if (!(await disk.exists(fileKey(id)))) {
      throw new UnreadableFeed('The file is no longer in the store: upload it again.')
    }
    return disk.getStream(fileKey(id))
  }
}

/** Stores give a file from its beginning; what was read before is dropped. */
function skipping(bytes: number) {
  return async function* (chunks: AsyncIterable<Buffer>) {
    let left = bytes
    for await (const chunk of chunks) {
      if (chunk.length <= left) {
        left -= chunk.length
        continue
      }
      yield chunk.subarray(left)
      left = 0
    }
  }
}

function sentenceFor({ code }: CsvError, line: number): string {
  const quotes = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
  if (quotes)
    return `After line ${line} a quotation mark opens a field and none closes it: repair the file and upload it again.`
  return `The file cannot be read after line ${line}: save it as CSV in UTF-8 and upload it again.`
}
