import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, MAX_CUSTOMERS_IN_EVENT, type IesCustomer } from '@isets/contracts'
import { demoFeedRows, feedFile, type DemoFeedRow } from '@isets/demo'
import { startStand, type IesExchangeStand } from '../test/stand.ts'

const TODAY = '2026-03-02'
const ROWS = [...demoFeedRows(10, TODAY)]

let stand: IesExchangeStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(() => stand.sql('truncate feed_import, staged_row, row_fault, ies_customer, outbox, discarded_file'))

function customers<Row = Record<string, unknown>>(columns = '*'): Promise<Row[]> {
  return stand.sql<Row>(`select ${columns} from ies_customer order by individual_number`)
}

function changed(changes: DemoFeedRow, at = 0): DemoFeedRow[] {
  return ROWS.map((row, index) => (index === at ? { ...row, ...changes } : row))
}

async function told(): Promise<IesCustomer[]> {
  const events = await stand.sql<{ payload: { customers: IesCustomer[] } }>(
    `select payload from outbox where type = 'ies-customers-changed' order by id`,
  )
  return events.flatMap(({ payload }) => payload.customers)
}

async function sentences(id: string): Promise<string[]> {
  const page = await stand.as(stand.admin).call(contract.iesExchange.listRejectedRows, { id })
  return page.rows.map(({ line, sentence }) => `${line} ${sentence}`)
}

describe('a file of IES', () => {
  it('IES-020 is taken in and logged with its counts; every customer is told with all mastered fields', async () => {
    const done = await stand.takeIn(feedFile(ROWS))
    expect(done).toMatchObject({ status: 'finished', rows: 10, added: 10, changed: 0, unchanged: 0, rejected: 0 })
    const events = await told()
    expect(events).toHaveLength(10)
    const first = events.find(({ individualNumber }) => individualNumber === '901234567')
    expect(first).toMatchObject({
      version: 1,
      caseNumber: '807654321',
      lastName: 'Demo-Archer',
      birthDate: '1992-12-30',
      address: { city: 'Sample Falls', state: 'IL' },
      eligibility: 'eligible',
      inFeed: true,
    })
    expect(events.every(({ customerId }) => /^[\da-f-]{36}$/.test(customerId))).toBe(true)
  })

  it('IES-020 changes nothing when it comes again, whatever the order of its rows', async () => {
    await stand.takeIn(feedFile(ROWS))
    const before = await customers()
    await stand.sql('truncate outbox')
    const again = await stand.takeIn(feedFile(ROWS.toReversed()))
    expect(again).toMatchObject({ status: 'finished', added: 0, changed: 0, unchanged: 10, left: 0 })
    expect(await customers()).toEqual(before)
    expect(await told()).toEqual([])
  })

  it('IES-004 overwrites what we have, also by nothing, and only there; the id stays', async () => {
    await stand.takeIn(feedFile(ROWS))
    const [before] = await customers<{ id: string }>()
    const news = { email: '', address_line_1: '1 Demo Parkway', last_name: 'Demo-Newname' }
    const at = ROWS.findIndex((row) => row['individual_number'] === '901234567')
    const done = await stand.takeIn(feedFile(changed(news, at)), 'changes')
    expect(done).toMatchObject({ added: 0, changed: 1, unchanged: 9 })
    const [row] = await stand.sql(`select * from ies_customer where individual_number = '901234567'`)
    expect(row).toMatchObject({ email: '', line1: '1 Demo Parkway', last_key: 'demo-newname', version: 2 })
    expect((await customers<{ id: string }>())[0]?.id).toBe(before?.id)
    expect((await told()).at(-1)).toMatchObject({ version: 2, email: '', lastName: 'Demo-Newname' })
  })

  it('notices another Social Security number and keeps none, in no table', async () => {
    await stand.takeIn(feedFile(ROWS))
    expect(await stand.takeIn(feedFile(changed({ ssn: '999-12-4321' })))).toMatchObject({ changed: 1, unchanged: 9 })
    const tables = ['ies_customer', 'staged_row', 'row_fault', 'outbox', 'audit_event', 'feed_import']
    for (const table of tables) {
      const rows = await stand.sql<{ text: string }>(`select t::text as text from ${table} t`)
      expect([table, rows.filter(({ text }) => /999-?12-?4321/.test(text))]).toEqual([table, []])
    }
  })

  it('refuses rows with a sentence for each fault, and takes the others', async () => {
    const wrong: DemoFeedRow[] = [
      { ...ROWS[0], zip: '123', county: 'Elsewhere' },
      { ...ROWS[1], birth_date: '1990-01-01' },
      { ...ROWS[2], individual_number: '9012' },
    ]
    const done = await stand.takeIn(feedFile([...wrong, ...ROWS.slice(3)]))
    expect(done).toMatchObject({ rows: 10, added: 7, rejected: 3 })
    expect(await sentences(done.id)).toEqual([
      '2 Column county: give the name of a county of Illinois, or leave the field empty.',
      '2 Column zip: give five digits, or nine with a dash.',
      '3 Column birth_date: give a day that exists, written MM/DD/YYYY.',
      '4 Column individual_number: give nine digits instead of 4; a spreadsheet may have removed the leading zeros.',
    ])
  })

  it('takes the first of repeated rows, also when they are far apart, and names its line', async () => {
    const first = { ...ROWS[0], phone: '217-555-0199' }
    const done = await stand.takeIn(feedFile([first, first, ...ROWS.slice(1), { ...ROWS[0] }]))
    expect(done).toMatchObject({ rows: 12, added: 10, rejected: 2 })
    const repeated = 'Column individual_number: keep one row for each person; line 2 has the same number.'
    expect(await sentences(done.id)).toEqual([`3 ${repeated}`, `13 ${repeated}`])
    const [row] = await stand.sql(`select phone from ies_customer where individual_number = '901234567'`)
    expect(row).toEqual({ phone: '217-555-0199' })
  })

  it('refuses a line with a comma too many and goes on behind it', async () => {
    const lines = feedFile(ROWS).split('\r\n')
    lines[3] += ',more'
    const done = await stand.takeIn(lines.join('\r\n'))
    expect(done).toMatchObject({ added: 9, rejected: 1 })
    expect((await sentences(done.id))[0]).toMatch(/^4 .*20 fields instead of 19/)
  })

  it('reads files of Windows and of Unix, with a mark at the beginning, quotation marks and blank lines', async () => {
    const text = feedFile(changed({ address_line_1: '5 "Demo" Street, rear' }, 4)).replaceAll('\r\n', '\n')
    expect(await stand.takeIn(`\ufeff${text}\n\n`)).toMatchObject({ status: 'finished', added: 10, rejected: 0 })
    const lines = await customers<{ line1: string }>('line1')
    expect(lines.map(({ line1 }) => line1)).toContain('5 "Demo" Street, rear')
  })

  it.each([
    ['no heading', 'Robin,Sample\n', /does not name the columns/],
    ['a column too few', feedFile(ROWS).replace(',zip,', ',zap,'), /no column zip/],
    ['nobody', feedFile([]), /names its columns and nobody/],
    ['an open quotation mark', `${feedFile(ROWS)}"901,`, /quotation mark/],
  ])('fails with one sentence when it has %s, and applies nothing', async (_case, text, problem) => {
    const failed = await stand.takeIn(text)
    expect([failed.status, failed.problem]).toEqual(['failed', expect.stringMatching(problem)])
    expect(await customers()).toEqual([])
    expect(await stand.sql('select id from discarded_file')).toEqual([{ id: failed.id }])
  })

  it('goes when it is through: from the staging table, and for the gateway to remove from the store', async () => {
    const { id } = await stand.takeIn(feedFile(ROWS))
    expect(await stand.sql('select 1 from staged_row')).toEqual([])
    const list = () => stand.as(stand.admin).call(contract.iesExchange.listDiscardedFiles, {})
    expect(await list()).toEqual({ ids: [id] })
    await stand.as(stand.admin).call(contract.iesExchange.confirmDiscarded, { ids: [id] })
    expect(await list()).toEqual({ ids: [] })
  })

  it('tells customers in events of at most a hundred, far below what a message may hold', async () => {
    const wide = await startStand({ rowsAtOnce: 1_000 })
    try {
      await wide.takeIn(feedFile(demoFeedRows(450, TODAY)))
      const events = await wide.sql<{ customers: number; bytes: number }>(
        `select jsonb_array_length(payload->'customers') as customers, length(payload::text) as bytes
         from outbox where type = 'ies-customers-changed'`,
      )
      expect(events.map(({ customers: count }) => count).toSorted((a, b) => a - b)).toEqual([50, 100, 100, 100, 100])
      for (const { customers: count, bytes } of events) {
        expect(count).toBeLessThanOrEqual(MAX_CUSTOMERS_IN_EVENT)
        expect(bytes).toBeLessThan(100 * 1024)
      }
    } finally {
      await wide.stop()
    }
  })

  it('says that it is through, once, with the last sync time', async () => {
    const { id } = await stand.takeIn(feedFile(ROWS))
    const finished = await stand.sql<{ aggregate_id: string }>(
      `select aggregate_id from outbox where type = 'ies-import-finished'`,
    )
    expect(finished).toEqual([{ aggregate_id: id }])
    const status = await stand.as(stand.admin).call(contract.iesExchange.readFeedStatus, {})
    expect(status).toMatchObject({ lastSyncAt: stand.clock.now().toISOString(), late: false, mode: 'monthly-days' })
  })
})
