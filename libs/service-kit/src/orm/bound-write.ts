import { numbered } from './prepared-query.ts'

/** What an ORM writes; a select is made of too many parts to say what type its parameters would have. */
const WRITE = /^(insert into|update) "/
/** Names as parameters, escapes, literals and choices between values: their types or places are not certain. */
const UNCERTAIN = /\?\?|\\\?|'|\bcase\b/i
/** Several rows are a batch of its own size, which hardly comes again: it would only take the place of one that does. */
const BATCH = /\), ?\(/

/** A statement with parameters in place of its values. */
export interface BoundWrite {
  readonly statement: string
  readonly values: readonly unknown[]
}

/**
 * An insert or update of the ORM with its values as parameters, so that PostgreSQL parses and plans it once for each
 * connection; nothing when a value or a part of the statement is not plain enough to be sure of its meaning.
 */
export function boundWrite(statement: string, params: readonly unknown[]): BoundWrite | undefined {
  if (params.length === 0 || !WRITE.test(statement)) return undefined
  if (UNCERTAIN.test(statement) || BATCH.test(statement)) return undefined
  if (!params.every(isPlain) || statement.split('?').length - 1 !== params.length) return undefined
  const values = params.map((value) => (value instanceof Date ? value.toISOString() : value))
  return { statement: numbered(statement), values }
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value) || value instanceof Date
}
