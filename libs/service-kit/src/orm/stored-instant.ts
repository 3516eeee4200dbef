/** A moment as a query gives it: raw SQL a text, the mapper a Date. */
export type StoredInstant = string | Date

/** A moment as contracts carry it, ISO 8601 in UTC. */
export function iso(value: StoredInstant): string {
  return new Date(value).toISOString()
}
