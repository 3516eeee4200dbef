import type { Pool } from 'pg'

/** What the measured system holds before anything is timed. */
export interface Filling {
  readonly requests: number
  readonly answersEach: number
}

/**
 * Copies one filed request into `requests` of them over the last year, each with its description and `answersEach`
 * answers, history and search text. Set-based and with the search trigger off: 100,000 one by one would measure the
 * filling, not the system. Runs as the owner of the database.
 */
export async function fillHelpDesk(pool: Pool, { requests, answersEach }: Filling): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('alter table message disable trigger index_message')
    await client.query(DRAW_PEOPLE.replace(':count', String(Math.trunc(requests))))
    const { rowCount } = await client.query(COPY_REQUESTS)
    if (rowCount !== requests) throw new Error(`${rowCount} requests came in instead of ${requests}`)
    await client.query(COPY_DESCRIPTIONS)
    await client.query(COPY_ANSWERS, [answersEach])
    await client.query(COPY_HISTORY)
    await client.query(COPY_SEARCH)
    await client.query('alter table message enable trigger index_message')
    await client.query('drop table filling')
    await client.query('commit')
  } finally {
    client.release()
  }
  for (const table of ['help_request', 'message', 'history', 'request_search']) {
    await pool.query(`vacuum analyze ${table}`)
  }
}

/** `create table as` takes no parameters. One in ten is open, as in a help desk that keeps up; the words differ so that a search finds some and not all, whatever their status. */
const DRAW_PEOPLE = `
create temp table filling as
with people as (
  select id, name, email, organisation_id, row_number() over (order by id) - 1 as place, count(*) over () as total
  from person where organisation_id is not null and active
), agents as (
  select id, name, row_number() over (order by id) - 1 as place, count(*) over () as total
  from person where roles && array['siu_agent'] and active
)
select gen_random_uuid() as id, n, p.id as person_id, p.name as person_name, p.email as person_email,
  p.organisation_id, a.id as agent_id, a.name as agent_name,
  (array['report','attendance','referral','password','location','staffing','contract','activity'])[1 + abs(hashint4(n)) % 8] as word,
  case when n % 10 = 0 then (array['new','in_progress','waiting_for_requester','escalated'])[1 + (n / 10) % 4]
    else (array['resolved','closed','closed'])[1 + n % 3] end as status,
  (array['urgent','high','normal','normal','low'])[1 + n % 5] as priority,
  now() - n * interval '5 minutes' as filed_at
from generate_series(1, :count) n
join people p on p.place = n % p.total
join agents a on a.place = n % a.total`

const COPY_REQUESTS = `
insert into help_request (id, version, summary, status, priority, category, subcategory, blocks_work, requester_id,
  requester_name, requester_email, organisation_id, organisation_name, cc, form, assignee_id, assignee_name, promise_log,
  due_at, answered_at, status_since, closes_at, filed_at, updated_at, support_updated_at, message_at, message_by)
select f.id, 1, 'The ' || f.word || ' page does not show number ' || f.n, f.status, f.priority, t.category,
  t.subcategory, false, f.person_id, f.person_name, f.person_email, f.organisation_id, 'Benchmark', t.cc, t.form,
  case when f.n % 3 = 0 then null else f.agent_id end, case when f.n % 3 = 0 then null else f.agent_name end,
  t.promise_log, case when f.status in ('new', 'in_progress', 'escalated') then f.filed_at + interval '2 days' end,
  case when f.status in ('resolved', 'closed') then f.filed_at + interval '1 hour' end, f.filed_at, null, f.filed_at,
  f.filed_at, f.filed_at, f.filed_at, f.person_id
from filling f, (select * from help_request order by serial limit 1) t`
const COPY_DESCRIPTIONS = `
insert into message (id, request_id, kind, author_id, author_name, author_side, html, text, written_at)
select gen_random_uuid(), id, 'description', person_id, person_name, 'requester',
  '<p>The ' || word || ' page stays empty after I choose a month.</p>',
  'The ' || word || ' page stays empty after I choose a month.', filed_at from filling`
const COPY_ANSWERS = `
insert into message (id, request_id, kind, author_id, author_name, author_side, html, text, written_at)
select gen_random_uuid(), id, 'answer', agent_id, agent_name, 'support', '<p>Please reload the ' || word || ' list.</p>',
  'Please reload the ' || word || ' list.', filed_at + m * interval '1 hour' from filling, generate_series(1, $1::int) m`
const COPY_HISTORY = `
insert into history (id, request_id, at, actor_id, actor_name, action)
select gen_random_uuid(), id, filed_at, person_id, person_name, 'filed' from filling
union all
select gen_random_uuid(), id, filed_at + interval '1 hour', agent_id, agent_name, 'answered' from filling`
const COPY_SEARCH = `
insert into request_search (request_id, is_open, public_text, support_text)
select f.id, f.status not in ('resolved', 'closed'), words, words from filling f
join help_request r on r.id = f.id,
lateral (select to_tsvector('english', concat_ws(' ', r.number, r.summary, r.requester_name, r.requester_email,
  r.organisation_name, 'The page stays empty after I choose a month. Please reload the list.', f.word)) as words) w`
