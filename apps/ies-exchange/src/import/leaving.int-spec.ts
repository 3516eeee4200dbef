import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { demoFeedRows, feedFile } from '@isets/demo'
import { startStand, type IesExchangeStand } from '../test/stand.ts'

const TODAY = '2026-03-02'
const ROWS = [...demoFeedRows(10, TODAY)]

let stand: IesExchangeStand
beforeAll(async () => {
  stand = await startStand({ rowsAtOnce: 60 })
})
afterAll(() => stand.stop())
beforeEach(() => stand.sql('truncate feed_import, staged_row, row_fault, ies_customer, outbox, discarded_file'))

function inFeed(): Promise<{ individual_number: string; in_feed: boolean; eligibility: string }[]> {
  return stand.sql('select individual_number, in_feed, eligibility from ies_customer where not in_feed')
}

describe('whoever a full feed does not name', () => {
  it('loses eligibility and keeps everything else; the next feed brings them back as the same customer', async () => {
    await stand.takeIn(feedFile(ROWS))
    const [before] = await stand.sql('select * from ies_customer where individual_number = ?', ['901234567'])
    expect(await stand.takeIn(feedFile(ROWS.slice(1)))).toMatchObject({ status: 'finished', left: 1, unchanged: 9 })
    const [gone] = await stand.sql('select * from ies_customer where individual_number = ?', ['901234567'])
    expect(gone).toEqual({
      ...before,
      ...{ version: 2, in_feed: false, eligibility: 'not_eligible', import_id: expect.any(String) },
    })
    const [event] = await stand.sql<{ payload: { customers: unknown[] } }>(
      `select payload from outbox where type = 'ies-customers-changed' order by id desc limit 1`,
    )
    expect(event?.payload.customers).toEqual([expect.objectContaining({ inFeed: false, eligibility: 'not_eligible' })])
    expect(await stand.takeIn(feedFile(ROWS))).toMatchObject({ added: 0, changed: 1, unchanged: 9, left: 0 })
    const [back] = await stand.sql('select id, in_feed from ies_customer where individual_number = ?', ['901234567'])
    expect(back).toEqual({ id: (before as { id: string }).id, in_feed: true })
  })

  it('stays after a file of changes, which names only some', async () => {
    await stand.takeIn(feedFile(ROWS))
    expect(await stand.takeIn(feedFile(ROWS.slice(0, 2)), 'changes')).toMatchObject({ left: 0, unchanged: 2 })
    expect(await inFeed()).toEqual([])
  })

  it('is named by a refused row as well, even by one whose individual number cannot be read', async () => {
    await stand.takeIn(feedFile(ROWS))
    const faulty = ROWS.map((row, index) => {
      if (index === 0) return { ...row, zip: 'x' }
      return index === 5 ? { ...row, individual_number: '9012' } : row
    })
    expect(await stand.takeIn(feedFile(faulty))).toMatchObject({ rejected: 2, left: 0 })
    expect(await inFeed()).toEqual([])
  })

  it('is not asked of those whom staff have added', async () => {
    await stand.as(stand.admin).call(contract.iesExchange.addCustomer, {
      ...{ firstName: 'Robin', lastName: 'Sample-Added', birthDate: '1990-01-01', zip: '60601' },
      ...{ individualNumber: '909999999', caseNumber: '809999999' },
    })
    expect(await stand.takeIn(feedFile(ROWS))).toMatchObject({ added: 10, left: 0 })
  })
})

describe('a full feed that leaves out unusually many', () => {
  const MANY = [...demoFeedRows(200, TODAY)]

  async function held() {
    await stand.takeIn(feedFile(MANY))
    return stand.takeIn(feedFile(MANY.slice(0, 100)))
  }
  const decide = (id: string, version: number, decision: 'take' | 'keep') =>
    stand.as(stand.admin).call(contract.iesExchange.decideAbsence, { id, version, decision })

  it('is held until a super user decides, with the number of those who would lose eligibility', async () => {
    const one = await held()
    expect(one).toMatchObject({ status: 'held', absent: 100, left: 0, unchanged: 100 })
    expect(await inFeed()).toEqual([])
    await decide(one.id, one.version, 'take')
    expect(await stand.settled(one.id, ['finished'])).toMatchObject({ status: 'finished', left: 100 })
    expect(await inFeed()).toHaveLength(100)
  })

  it('TMR-013 is told once, with the file and the number; the next file waits until it is decided', async () => {
    const told = async () => {
      const type = 'ies-import-held'
      return stand.sql<{ payload: object }>('select payload from outbox where type = ? order by id', [type])
    }
    const one = await held()
    const next = await stand.upload(feedFile(MANY))
    expect(await told()).toEqual([{ payload: { importId: one.id, name: 'ies.csv', absent: 100 } }])
    await decide(one.id, one.version, 'keep')
    expect(await stand.settled(next.id, ['finished'])).toMatchObject({ status: 'finished', left: 0 })
    expect(await told()).toHaveLength(1)
  })

  it('takes eligibility from nobody when the super user says so', async () => {
    const one = await held()
    await decide(one.id, one.version, 'keep')
    expect(await stand.settled(one.id, ['finished'])).toMatchObject({ status: 'finished', left: 0 })
    expect(await inFeed()).toEqual([])
  })

  it('is decided once, on what was seen', async () => {
    const one = await held()
    await expect(decide(one.id, one.version + 1, 'keep')).rejects.toMatchObject({ code: 'STALE' })
    await decide(one.id, one.version, 'keep')
    await stand.settled(one.id, ['finished'])
    await expect(decide(one.id, one.version, 'take')).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})

describe('the weekly mode', () => {
  it('TMR-015 checks a file at once and applies it from Saturday on', async () => {
    const weekly = await startStand({ feedMode: 'weekly' })
    try {
      const checked = await weekly.takeIn(feedFile(ROWS))
      expect(checked).toMatchObject({ status: 'checked', added: 0, applyFrom: '2026-03-07T06:00:00.000Z' })
      weekly.clock.set('2026-03-07T06:00:00Z')
      const done = await weekly.settled(checked.id, ['finished'])
      expect(done).toMatchObject({ added: 10 })
    } finally {
      await weekly.stop()
    }
  })
})
