import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'

/** Rows of one write, as the service left them, ready to be inserted again under new ids. */
export interface RowTemplate {
  readonly table: string
  readonly columns: readonly string[]
  /** PostgreSQL's own text of each value, so that nothing is lost on the way. */
  readonly values: readonly (string | null)[]
}

const AS_TEXT = { getTypeParser: () => (value: unknown) => value }

/** Reads the rows of `table` that `where` names. Generated columns and the serial are left to the database. */
export async function captureRows(
  pool: Pool,
  table: string,
  where: string,
  values: readonly unknown[],
): Promise<RowTemplate[]> {
  const { rows: named } = await pool.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_name = $1 and is_generated = 'NEVER' and column_name <> 'serial' order by ordinal_position`,
    [table],
  )
  const columns = named.map((row) => row.column_name)
  const found = await pool.query<(string | null)[]>({
    text: `select ${columns.map((column) => `"${column}"`).join(', ')} from ${table} where ${where}`,
    values: [...values],
    rowMode: 'array',
    types: AS_TEXT,
  })
  return found.rows.map((row) => ({ table, columns, values: row }))
}

/** Inserts all rows in one transaction, every id in `fresh` replaced by a new one throughout. */
export async function insertAgain(
  client: PoolClient,
  rows: readonly RowTemplate[],
  fresh: readonly string[],
  also?: (client: PoolClient) => Promise<unknown>,
): Promise<void> {
  const ids = new Map(fresh.map((id) => [id, randomUUID()]))
  await client.query('begin')
  for (const { table, columns, values } of rows) {
    await client.query({
      name: `again-${table}`,
      text: `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')})
        values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      values: values.map((value) => (value === null ? null : (ids.get(value) ?? value))),
    })
  }
  if (also) await also(client)
  await client.query('commit')
}
