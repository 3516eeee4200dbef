import { EXPORT_FORMATS, EXPORT_PAGE_SIZE, type ExportFormat, type RegisteredOperation } from '@isets/contracts'
import { checkInput } from '@isets/service-kit'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { queryOf, withParams } from '../api/read-call.ts'

const Format = z.looseObject({ format: z.enum(EXPORT_FORMATS) })

export interface ExportQuery {
  readonly format: ExportFormat
  /** The filters as they were given, for the head of the file. */
  readonly filters: Readonly<Record<string, unknown>>
  /** The validated input of the list for a page. */
  readonly inputOf: (page: number) => unknown
}

/**
 * Reads `?format=xlsx&status=open`: the filters of the list itself, whose pages the export counts by itself.
 * @throws Refusal INVALID with a sentence for each field
 */
export function readExportQuery(operation: RegisteredOperation, request: FastifyRequest): ExportQuery {
  const { format, page: _page, pageSize: _size, ...filters } = checkInput(Format, queryOf(request))
  const inputOf = (page: number) =>
    checkInput(operation.input, withParams({ ...filters, page, pageSize: EXPORT_PAGE_SIZE }, request.params))
  inputOf(1)
  return { format, filters, inputOf }
}

/** `status: new, due; sort: name`, or nothing when all rows are wanted. */
export function filtersInWords(filters: Readonly<Record<string, unknown>>): string {
  return Object.entries(filters)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ')
}
