/** What a clause may ask of one field. `$in` and `$overlap` lists are never empty, no value is ever undefined. */
export type FieldTest =
  | { readonly $eq: string }
  /** The field is set and is another one. A missing or empty field does not count as different. */
  | { readonly $ne: string }
  | { readonly $in: string[] }
  /** The field is a list and shares at least one entry. */
  | { readonly $overlap: string[] }

/** Field to test; a clause of several fields asks all of them. The same object serves CASL, MikroORM and the web. */
export type Clause = Record<string, FieldTest>

/** A loaded record, or as much of it as the rubric looks at. */
export type PolicyRecord = object

export function fieldOf(record: PolicyRecord, field: string): unknown {
  return (record as Readonly<Record<string, unknown>>)[field]
}

function holds(test: FieldTest, value: unknown): boolean {
  if (value === undefined || value === null) return false
  if ('$eq' in test) return value === test.$eq
  if ('$ne' in test) return value !== test.$ne
  if ('$in' in test) return test.$in.some((item) => item === value)
  return Array.isArray(value) && test.$overlap.some((item) => value.includes(item))
}

/** Whether the record meets every test of the clause. What is not loaded never matches. */
export function clauseHolds(clause: Clause, record: PolicyRecord): boolean {
  return Object.entries(clause).every(([field, test]) => holds(test, fieldOf(record, field)))
}
