import type { Pool } from 'pg'

/** A table whose rows belong to customers. */
export interface Multiplied {
  readonly table: string
  /** The column that names the customer. */
  readonly customer: string
  /** Ids that are new in every copy; the same id becomes the same new one in every table. */
  readonly fresh: readonly string[]
  /** Columns that differ in another way: an expression of `n`, the number of the copy. */
  readonly other?: Readonly<Record<string, string>>
  /** Only rows of which this is true: a condition on `t`. */
  readonly only?: string
  /** Its triggers stay quiet: they refuse rows of locked months. */
  readonly quiet?: true
}

/**
 * Copies customers with everything that belongs to them until there are `count` more: each from the next one whom
 * `source` names (a query for ids). Set-based, as the owner of the database.
 */
export async function multiply(
  pool: Pool,
  source: string,
  count: number,
  tables: readonly Multiplied[],
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`create temp table bench_copy on commit drop as
      with source as (select id, row_number() over (order by id) - 1 as place, count(*) over () as total
        from (${source}) sources)
      select s.id, n from generate_series(1, ${Math.trunc(count)}) n join source s on s.place = n % s.total`)
    for (const one of tables) {
      if (one.quiet) await client.query(`alter table ${one.table} disable trigger user`)
      await client.query(await copying(client, one))
      if (one.quiet) await client.query(`alter table ${one.table} enable trigger user`)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  // All of them: triggers fill more than the tables that are named.
  await pool.query('vacuum analyze')
}

async function copying(client: Pick<Pool, 'query'>, { table, customer, fresh, only = 'true', other = {} }: Multiplied) {
  const { rows } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_name = $1 and is_generated = 'NEVER' and column_name <> 'serial' order by ordinal_position`,
    [table],
  )
  const columns = rows.map((row) => row.column_name)
  const value = (column: string) => {
    if (fresh.includes(column)) return newId(`t.${column}::text || c.n`)
    return other[column] ?? `t.${column}`
  }
  return `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')})
    select ${columns.map(value).join(', ')} from bench_copy c join ${table} t on t.${customer} = c.id where ${only}
    on conflict do nothing`
}

/** The same id for the same words, in the form of version 4: the contract takes no other. */
function newId(words: string): string {
  return `overlay(overlay(md5(${words}) placing '4' from 13) placing '8' from 17)::uuid`
}
