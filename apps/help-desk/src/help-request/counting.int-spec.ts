import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { countQueue, listQueue } = contract.helpDesk
const MANY = 1_100
const agent = caller('siu_agent')
const stranger = partner()
let stand: HelpDeskStand

/** Copies one request many times: every second one speaks of a walrus, every hundredth of an osprey, and is closed. */
beforeAll(async () => {
  stand = await startStand()
  const { id } = await stand.filed(partner())
  await stand.sql(
    `create table copies as select gen_random_uuid() as id, n from generate_series(2, ${MANY}) n;
     insert into help_request (id, version, summary, status, priority, category, subcategory, blocks_work, requester_id,
       requester_name, requester_email, cc, form, promise_log, due_at, status_since, filed_at, updated_at,
       support_updated_at, message_at, message_by)
     select c.id, 1, 'Copy', case when c.n % 100 = 0 then 'closed' else 'new' end, 'normal', r.category, r.subcategory,
       false, r.requester_id, r.requester_name, r.requester_email, r.cc, r.form, r.promise_log, r.due_at, r.status_since,
       r.filed_at, r.updated_at, r.support_updated_at, r.message_at, r.message_by
     from help_request r, copies c where r.id = ?;
     insert into message (id, request_id, kind, author_id, author_name, author_side, html, text, written_at)
     select gen_random_uuid(), id, 'description', gen_random_uuid(), 'X', 'requester', '',
       case when n % 100 = 0 then 'osprey walrus' when n % 2 = 0 then 'walrus' else 'nothing' end, now() from copies`,
    [id],
  )
})
afterAll(() => stand.stop())

describe('a help desk with many requests', () => {
  it('counts no further than a thousand beyond the page, and says so', async () => {
    const first = await stand.as(agent).call(listQueue, { view: 'all' })
    expect(first).toMatchObject({ total: 1_000, totalIsCapped: true })
    const last = await stand.as(agent).call(listQueue, { view: 'all', page: 6, pageSize: 200 })
    expect(last.rows).toHaveLength(100)
    expect(last).toMatchObject({ total: MANY, totalIsCapped: false })
    expect(await stand.as(agent).call(countQueue, {})).toMatchObject({ open: 1_000, all: 1_000 })
  })

  it('finds a frequent word, page by page, to the end', async () => {
    const page = (number: number) =>
      stand.as(agent).call(listQueue, { view: 'all', q: 'walrus', sort: 'number', page: number, pageSize: 200 })
    const pages = [await page(1), await page(2), await page(3)]
    expect(pages.map(({ total }) => total)).toEqual([550, 550, 550])
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(550)
  })

  it('finds a word that is everywhere, in order, counted no further than a thousand beyond the page', async () => {
    const page = (number: number, view: 'all' | 'open' = 'all') =>
      stand.as(agent).call(listQueue, { view, q: 'copy', sort: 'number', page: number, pageSize: 200 })
    const first = await page(1)
    expect(first).toMatchObject({ total: 1_000, totalIsCapped: true })
    const pages = [first, ...(await Promise.all([2, 3, 4, 5, 6].map((number) => page(number))))]
    expect(pages.at(-1)).toMatchObject({ total: MANY - 1, totalIsCapped: false })
    const numbers = pages.flatMap(({ rows }) => rows.map((row) => row.number))
    expect(numbers).toHaveLength(MANY - 1)
    expect(numbers).toEqual([...new Set(numbers)].toSorted())
    expect((await page(1, 'open')).rows.map(({ status }) => status)).not.toContain('closed')
  })

  it('finds all that is left when a word that was everywhere a moment ago no longer is', async () => {
    const found = () => stand.as(agent).call(listQueue, { view: 'all', q: 'copy', sort: 'number', pageSize: 200 })
    expect(await found()).toMatchObject({ total: 1_000, totalIsCapped: true })
    await stand.sql(
      `create table texts as select s.* from request_search s join help_request r on r.id = s.request_id
         where r.serial % 10 <> 0;
       update request_search set support_text = '' where request_id in (select request_id from texts)`,
    )
    const left = await found()
    expect(left).toMatchObject({ totalIsCapped: false })
    expect(left.rows.length).toBe(left.total)
    await stand.sql(`update request_search s set support_text = t.support_text from texts t
      where t.request_id = s.request_id`)
  })

  it('finds no closed request among the open ones, not even a lately closed one', async () => {
    const found = (view: 'open' | 'all') => stand.as(agent).call(listQueue, { view, q: 'osprey' })
    expect([(await found('open')).total, (await found('all')).total]).toEqual([0, 11])
    await stand.sql(`update help_request set status = 'in_progress' where id in (select id from copies where n = 100)`)
    expect((await found('open')).total).toBe(1)
    await stand.sql(`update help_request set status = 'resolved' where id in (select id from copies where n = 100)`)
    expect((await found('open')).total).toBe(0)
  })

  it('HELP-043 counts and finds nothing for a stranger among them', async () => {
    for (const q of ['', 'walrus', 'osprey', 'copy']) {
      expect(await stand.as(stranger).call(listQueue, { view: 'all', q })).toMatchObject({ rows: [], total: 0 })
    }
  })
})
