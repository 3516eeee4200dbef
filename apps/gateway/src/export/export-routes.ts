import { Readable } from 'node:stream'
import { EXPORT_PAGE_SIZE, operations, Refusal, type ExportSheet, type RegisteredOperation } from '@isets/contracts'
import { BusClient, SystemClock } from '@isets/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'
import { dispositionOf } from '../files/content-disposition.ts'
import { Limits } from '../http/limits.ts'
import { Callers } from '../session/callers.ts'
import { wallClockOf } from './cell-value.ts'
import { BYTE_ORDER_MARK, csvHead, csvRemark, csvRow } from './csv.ts'
import { filtersInWords, readExportQuery, type ExportQuery } from './export-query.ts'
import { listRows, TOO_MANY, type ListRows } from './list-rows.ts'
import { workbook } from './workbook.ts'

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** `GET <path>/export` for every list of the contract that may leave as a file. */
@Injectable()
export class ExportRoutes {
  #running = 0

  /** @param clock the system clock */
  constructor(
    private readonly bus: BusClient,
    private readonly callers: Callers,
    private readonly limits: Limits,
    private readonly clock: SystemClock,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  register(api: FastifyInstance): void {
    for (const operation of operations()) {
      const sheet = operation.exportAs
      if (sheet === undefined) continue
      const url = `${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}/export`
      api.get(url, { config: { operation } }, (request, reply) => this.#export(operation, sheet, request, reply))
    }
  }

  async #export(
    operation: RegisteredOperation,
    sheet: ExportSheet,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    await this.callers.of(request)
    const query = readExportQuery(operation, request)
    await this.limits.export(request)
    this.#takePlace(reply)
    const read = (page: number) => {
      if (reply.raw.closed) throw new Refusal('DEADLINE')
      return this.#page(operation, query.inputOf(page), request)
    }
    const rows = await listRows(read, EXPORT_PAGE_SIZE)
    const file = query.format === 'csv' ? csvFile(sheet, rows) : await this.#excelFile(sheet, rows, query)
    const name = `${sheet.name} ${wallClockOf(this.clock.now()).slice(0, 10)}.${query.format}`
    const mediaType = MEDIA_TYPES[query.format]
    reply.headers({ 'content-type': mediaType, 'content-disposition': dispositionOf({ name, mediaType }) })
    return reply.send(file)
  }

  /** Until the file has gone out, a refusal has, or the reader has left: also one who leaves before the first row. */
  #takePlace({ raw }: FastifyReply): void {
    if (raw.closed) throw new Refusal('DEADLINE')
    if (this.#running >= this.config.EXPORTS_AT_ONCE) throw new Refusal('BUSY', { retryAfter: 5 })
    this.#running += 1
    raw.once('close', () => (this.#running -= 1))
  }

  /** One page as the same person may see it now: an export that lasts outlives its first context token. */
  async #page(operation: RegisteredOperation, input: unknown, request: FastifyRequest): Promise<unknown> {
    const { contextToken } = await this.callers.again(request)
    return this.bus.request(operation, input, {
      requestId: request.id,
      token: contextToken,
      purpose: 'export',
    })
  }

  async #excelFile(sheet: ExportSheet, list: ListRows, { filters }: ExportQuery): Promise<Readable> {
    const rows: unknown[] = []
    for await (const page of list) rows.push(...page)
    const words = filtersInWords(filters)
    const remarks = [
      `${rows.length.toLocaleString('en-US')} rows, ${wallClockOf(this.clock.now())} (Illinois time)`,
      words === '' ? 'No filters' : `Filters: ${words}`,
      ...(list.cut() ? [TOO_MANY] : []),
    ]
    return workbook({ sheet, remarks, rows })
  }
}

function csvFile(sheet: ExportSheet, list: ListRows): Readable {
  async function* lines() {
    yield BYTE_ORDER_MARK + csvHead(sheet.columns)
    for await (const rows of list) yield rows.map((row) => csvRow(row, sheet.columns)).join('')
    if (list.cut()) yield csvRemark(TOO_MANY)
  }
  return Readable.from(lines())
}
