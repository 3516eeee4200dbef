/** A moment as raw SQL gives it. */
export type Instantish = string | Date

export function iso(value: Instantish): string {
  return new Date(value).toISOString()
}
