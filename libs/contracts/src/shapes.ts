import * as z from 'zod'

/** Shapes that more than one operation uses. */
export const Id = z.uuid()
export const Version = z.int().min(1)
export const Instant = z.iso.datetime()
/** A day without a time, `YYYY-MM-DD`. */
export const IsoDate = z.iso.date()
export type IsoDate = z.infer<typeof IsoDate>
/** Money: a whole number of cents, never negative. */
export const Cents = z.int().min(0)
/** A month of the calendar, `2026-03`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof Month>

/** One page of a list: `total` counts all rows behind the filter, `page` starts at 1. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.int(), page: z.int(), pageSize: z.int() })
}
/**
 * One page of a list that may be very long: counting stops some way beyond the page, then `totalIsCapped` says that
 * there are more, and pages go on.
 */
export function longPageOf<Row extends z.ZodType>(row: Row) {
  return pageOf(row).extend({ totalIsCapped: z.boolean().optional() })
}
export const PageInput = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
}

/** A list in a query string: `a` or `a,b` or repeated. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
    z.array(item).max(50),
  )
}
export const Done = z.object({ done: z.literal(true) })
