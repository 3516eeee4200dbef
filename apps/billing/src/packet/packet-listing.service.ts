import {
  DASHBOARD_MONTHS,
  STAFFING_STATUSES,
  type Caller,
  type DashboardMonth,
  type InputOf,
  type OutputOf,
  type PacketProgramme,
  type packetReading,
  type PacketPart,
} from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { dashboardMonth, localDateOf, waitingParts } from '@isets/rules'
import {
  among,
  Clock,
  preparedQuery,
  questionMark,
  together,
  type CallContext,
  type Condition,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { listPackets, packetRow, readable } from './packet-list.query.ts'

type Ask = InputOf<typeof packetReading.listPackets>
type Page = OutputOf<typeof packetReading.listPackets>
type Counts = OutputOf<typeof packetReading.countPackets>
type Places = OutputOf<typeof packetReading.listPacketPlaces>

const PLACES = `select distinct p.programme_id as id, coalesce(g.name, '') as name, p.type,
    jsonb_build_object('id', p.organisation_id, 'name', coalesce(o.name, '')) as organisation,
    o.region as office, coalesce(o.kind = 'fcrc', false) as "isFcrc"
  from staffing_packet p left join organisation_projection o on o.id = p.organisation_id
  left join programme_projection g on g.id = p.programme_id`
const BY_NAME = `order by name, id`

const ORDERS = {
  '-month': 'p.month desc, o.name, g.name, p.id',
  month: 'p.month, o.name, g.name, p.id',
  organisation: 'o.name, g.name, p.month desc, p.id',
} as const satisfies Record<Ask['sort'], string>

const OF_FCRC = `exists (select 1 from organisation_projection f where f.id = p.organisation_id and f.kind = 'fcrc')`
const AT_OFFICE = `exists (select 1 from organisation_projection f where f.id = p.organisation_id and f.region = ?)`
const OFFICES = `select distinct o.region as office from staffing_packet p
  join organisation_projection o on o.id = p.organisation_id`

/** What is counted, and by which filters the list shows exactly that. */
const COUNTED = {
  due: { view: 'due', mine: false },
  overdue: { view: 'overdue', mine: false },
  reopening: { view: 'reopening', mine: false },
  my_overdue: { view: 'overdue', mine: true },
  my_reopening: { view: 'reopening', mine: true },
} as const satisfies Record<string, Pick<Ask, 'view' | 'mine'>>
type Counted = keyof typeof COUNTED
const COUNTED_NAMES = Object.keys(COUNTED) as Counted[]

const REOPENING: Condition = { sql: `p.reopen_status = 'pending'`, params: [] }

/** Lists and counts packets (BILL-002, BILL-003, BILL-034). */
@Injectable()
export class PacketListing {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list(ask: Ask, { caller, ability }: CallContext): Promise<Page> {
    const { page, pageSize } = ask
    const today = localDateOf(this.clock.now())
    const { rows, total } = await listPackets(
      this.em,
      [readable(ability), ...this.view(ask, ability), ...filters(ask, caller)],
      ORDERS[ask.sort],
      { page, pageSize },
    )
    return { rows: rows.map((row) => packetRow(row, today)), total, page, pageSize }
  }

  async count({ caller, ability }: CallContext): Promise<Counts> {
    const counted = together([readable(ability), withoutFcrcs(caller)])
    const views = COUNTED_NAMES.map((name) => ({
      name,
      ...together([counted, ...this.view(COUNTED[name], ability)]),
    }))
    const columns = views.map(
      ({ name, sql }) => `(select count(*)::int from staffing_packet p where ${sql}) as ${name}`,
    )
    const [row] = await preparedQuery<Record<Counted, number>>(
      this.em,
      `select ${columns.join(', ')}`,
      views.flatMap(({ params }) => params),
    )
    if (row === undefined) throw new Error('A count always has a row.')
    const { due, overdue, reopening, my_overdue, my_reopening } = row
    const mine = { overdue: my_overdue, reopening: my_reopening }
    return { due, overdue, reopening, mine, byDashboard: await this.byDashboard(counted) }
  }

  /** BILL-003: what the list can be narrowed to, the latest year first. */
  async places({ ability }: CallContext): Promise<Places> {
    const { sql, params } = readable(ability)
    const programmes = await preparedQuery<PacketProgramme>(this.em, `${PLACES} where ${sql} ${BY_NAME}`, params)
    const years = `select distinct p.fiscal_year as year from staffing_packet p where ${sql} order by 1 desc`
    const rows = await preparedQuery<{ year: number }>(this.em, years, params)
    const offices = await preparedQuery<{ office: string }>(
      this.em,
      `${OFFICES} where o.region is not null and ${sql} order by 1`,
      params,
    )
    const fcrcs = `select exists (select 1 from staffing_packet p where ${OF_FCRC} and ${sql}) as found`
    const [{ found } = { found: false }] = await preparedQuery<{ found: boolean }>(this.em, fcrcs, params)
    return {
      programmes,
      fiscalYears: rows.map(({ year }) => year),
      offices: offices.map(({ office }) => office),
      hasFcrcs: found,
    }
  }

  private async byDashboard({ sql, params }: Condition): Promise<Record<DashboardMonth, number>> {
    const rows = await preparedQuery<{ status: (typeof STAFFING_STATUSES)[number]; billed: boolean; count: number }>(
      this.em,
      `select p.staffing_status as status, p.billed_at is not null as billed, count(*)::int as count
       from staffing_packet p where ${sql} group by 1, 2`,
      params,
    )
    const sum = (month: DashboardMonth) =>
      rows
        .filter(({ status, billed }) => dashboardMonth(status, billed) === month)
        .reduce((total, { count }) => total + count, 0)
    return Object.fromEntries(DASHBOARD_MONTHS.map((month) => [month, sum(month)])) as Record<DashboardMonth, number>
  }

  private view({ view, mine }: Pick<Ask, 'view' | 'mine'>, ability: AppAbility): Condition[] {
    const today = localDateOf(this.clock.now())
    const views = {
      all: () => [],
      due: () => [waitingFor(ability)],
      reopening: () => [REOPENING],
      overdue: () => [{ sql: 'p.due_on < ?::date', params: [today] }],
    } as const satisfies Record<Ask['view'], () => Condition[]>
    return [...views[view](), ...(mine ? [waitingFor(ability)] : [])]
  }
}

/** Packets whose turn it is for a part that the caller may do. */
function waitingFor(ability: AppAbility): Condition {
  const turns = (
    [
      ['provider', 'submit', 'StaffingPacket'],
      ['provider_manager', 'approve', 'StaffingPacket'],
      ['billing', 'approve', 'BillingPacket'],
    ] as const
  ).map(([part, action, subject]) => {
    const mine = filterToSql(
      recordFilter(ability, action, subject),
      { organisationId: 'p.organisation_id' },
      questionMark,
    )
    return together([waitingWith(part), mine])
  })
  return {
    sql: `(${turns.map(({ sql }) => `(${sql})`).join(' or ')})`,
    params: turns.flatMap(({ params }) => params),
  }
}

function waitingWith(part: PacketPart): Condition {
  const statuses = STAFFING_STATUSES.filter((status) => waitingParts(status, false).includes(part))
  return { sql: 'p.billed_at is null and p.staffing_status = any(?::text[])', params: [statuses] }
}

function equal(column: string, value: string | number | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }]
}

/** BILL-003: packets of other people's FCRCs are listed and counted only for whoever asks for them. */
function withoutFcrcs({ organisationId }: Caller): Condition {
  return { sql: `(p.organisation_id is not distinct from ?::uuid or not ${OF_FCRC})`, params: [organisationId] }
}

function filters(ask: Ask, caller: Caller): Condition[] {
  return [
    ...equal('p.organisation_id', ask.organisationId),
    ...equal('p.programme_id', ask.programmeId),
    ...equal('p.month', ask.month),
    ...equal('p.fiscal_year', ask.fiscalYear),
    ...among('p.staffing_status', ask.status),
    ...coloured(ask.dashboard),
    ...(ask.office === undefined ? [] : [{ sql: AT_OFFICE, params: [ask.office] }]),
    ...(ask.includeFcrcs || ask.organisationId !== undefined ? [] : [withoutFcrcs(caller)]),
  ]
}

/** The packets that show one of these colours. */
function coloured(months: readonly DashboardMonth[]): Condition[] {
  if (months.length === 0) return []
  const statuses = STAFFING_STATUSES.filter((status) => months.includes(dashboardMonth(status, false)))
  const open = { sql: 'p.billed_at is null and p.staffing_status = any(?::text[])', params: [statuses] }
  return [months.includes('all_complete') ? { ...open, sql: `(p.billed_at is not null or (${open.sql}))` } : open]
}
