import { repeatedRow } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { StagedData } from './staged-data.ts'

export interface StagedLine {
  readonly line: number
  readonly individual_number: string | null
  readonly case_number: string | null
  readonly data: StagedData | null
}

export interface StagedFault {
  readonly line: number
  readonly individual_number: string
  readonly column_name: string
  readonly sentence: string
  readonly found: string
}

const ADD_ROWS = `
insert into staged_row (import_id, line, individual_number, case_number, data)
select ?, r.line, r.individual_number, r.case_number, r.data
from jsonb_to_recordset(?::jsonb) as r(line int, individual_number text, case_number text, data jsonb)`
const ADD_FAULTS = `
insert into row_fault (import_id, line, column_name, individual_number, sentence, found)
select ?, f.line, f.column_name, f.individual_number, f.sentence, f.found
from jsonb_to_recordset(?::jsonb)
  as f(line int, column_name text, individual_number text, sentence text, found text)`
/** The first good row of a number counts; the others say where it is. */
const REFUSE_REPEATED = `
update staged_row r set data = null
from (
  select s.line, (
    select min(f.line) from staged_row f
    where f.import_id = s.import_id and f.individual_number = s.individual_number and f.data is not null
  ) as first_line
  from staged_row s where s.import_id = ? and s.line between ? and ? and s.data is not null
) seen
where r.import_id = ? and r.line = seen.line and seen.first_line < r.line
returning r.line, r.individual_number, seen.first_line`

interface Repeated {
  readonly line: number
  readonly individual_number: string
  readonly first_line: number
}

/** The rows of a file between being read and being applied. */
@Injectable()
export class StagingTable {
  /** Adds the rows of one step and what is wrong with them. Returns how many were refused as repeated. */
  async add(
    em: EntityManager,
    importId: string,
    rows: readonly StagedLine[],
    faults: readonly StagedFault[],
  ): Promise<number> {
    const [first, last] = [rows.at(0), rows.at(-1)]
    if (first === undefined || last === undefined) return 0
    await em.execute(ADD_ROWS, [importId, JSON.stringify(rows)], 'run')
    const repeated = await em.execute<Repeated[]>(REFUSE_REPEATED, [importId, first.line, last.line, importId])
    const all = [...faults, ...repeated.map(faultOf)]
    if (all.length > 0) await em.execute(ADD_FAULTS, [importId, JSON.stringify(all)], 'run')
    return repeated.length
  }

  /** The import is through: only its faults stay. */
  async clear(em: EntityManager, importId: string): Promise<void> {
    await em.execute('delete from staged_row where import_id = ?', [importId], 'run')
  }
}

function faultOf({ line, individual_number, first_line }: Repeated): StagedFault {
  const { column, sentence, found } = repeatedRow(individual_number, first_line)
  return { line, individual_number, column_name: column, sentence, found }
}
