import { describe, expect, it } from '@jest/globals'
import { statementsIn, workIn, type Statement } from './statements.ts'

const LOG = `isets-bench 7 isets_casework LOG:  statement: begin
isets-bench 8 isets_billing LOG:  execute <unnamed>: select 1
isets-bench 7 isets_casework LOG:  execute a1: select *
\tfrom customer where name = $1 and note = $2
isets-bench 7 isets_casework DETAIL:  Parameters: $1 = 'O''Neil, $2 = ''x''', $2 = NULL
isets-bench 7 isets_casework LOG:  statement: commit
`

describe('the statements of a server log', () => {
  it('come with their parameters, quotes and empty ones included', () => {
    const values = ["O'Neil, $2 = 'x'", null]
    expect(statementsIn(LOG)).toEqual([
      { process: '7', database: 'isets_casework', sql: 'begin', values: [] },
      { process: '8', database: 'isets_billing', sql: 'select 1', values: [] },
      {
        process: '7',
        database: 'isets_casework',
        sql: 'select *\nfrom customer where name = $1 and note = $2',
        values,
      },
      { process: '7', database: 'isets_casework', sql: 'commit', values: [] },
    ])
  })
})

describe('what a piece of work does in the database', () => {
  const said = (process: string, ...lines: string[]): Statement[] =>
    lines.map((sql) => ({ process, database: 'isets_referrals', sql, values: [] }))
  const setting = 'select set_config($1, $2, true)'
  const known = new Set(['begin', 'commit', setting, 'select expired'])

  it('is its transactions with the rights under which they run, without the jobs that came between', () => {
    const job = ['begin', setting, 'select expired', 'commit']
    const work = ['begin', setting, 'select * from referral', 'commit']
    const heard = [...said('7', ...job, ...work, ...job), ...said('8', ...job), ...said('9', 'select outside')]
    expect(workIn(heard, known)).toEqual([...said('7', ...work), ...said('9', 'select outside')])
  })
})
