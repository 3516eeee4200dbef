import { Refusal, type InputOf, type OutputOf, type ProgrammeView, type contract } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import { localDateOf } from '@isets/rules'
import { among, Clock, preparedQuery, together, type Condition } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

type List = typeof contract.referrals.listProgrammes

/** REF-065: open, and its contract runs today. Takes today twice. */
const TAKES_REFERRALS = '(p.open and k.starts_on <= ?::date and k.ends_on >= ?::date)'
const FROM = `from programme p join organisation o on o.id = p.organisation_id left join contract k on k.id = p.contract_id`
const ORDERS = {
  organisation: 'o.name, p.name, p.id',
  '-organisation': 'o.name desc, p.name desc, p.id',
  name: 'p.name, p.id',
  '-name': 'p.name desc, p.id',
} as const satisfies Record<InputOf<List>['sort'], string>

interface ProgrammeColumns extends Omit<ProgrammeView, 'organisation' | 'contract' | 'allowed'> {
  readonly organisation_id: string
  readonly organisation_name: string
  readonly contract_id: string
  readonly contract_number: string | null
  /** Its contract has not ended. */
  readonly current: boolean
}

/** The directory of programmes: no personal data, open to everybody who refers. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list({ page, pageSize, sort, ...filters }: InputOf<List>, ability: AppAbility): Promise<OutputOf<List>> {
    const where = together(this.conditions(filters))
    const rows = await this.rows(
      where,
      ability,
      `order by ${ORDERS[sort]} limit ${pageSize} offset ${(page - 1) * pageSize}`,
    )
    const count = `select count(*)::int as total ${FROM} where ${where.sql}`
    const [counted] = await preparedQuery<{ total: number }>(this.em, count, where.params)
    return { rows, total: counted?.total ?? 0, page, pageSize }
  }

  /** REF-065: every programme to which customers can be referred today. */
  takingReferrals(ability: AppAbility): Promise<ProgrammeView[]> {
    const today = localDateOf(this.clock.now())
    return this.rows({ sql: TAKES_REFERRALS, params: [today, today] }, ability, `order by ${ORDERS.organisation}`)
  }

  /** @throws Refusal NOT_FOUND */
  async open(id: string, ability: AppAbility): Promise<ProgrammeView> {
    await this.em.flush()
    const [programme] = await this.rows({ sql: 'p.id = ?', params: [id] }, ability)
    if (programme === undefined) throw new Refusal('NOT_FOUND')
    return programme
  }

  /** Names of organisations by id. */
  async providers(): Promise<{ id: string; name: string }[]> {
    const sql = `select o.id, o.name from organisation o
      where exists (select 1 from programme p where p.organisation_id = o.id) order by o.name`
    return preparedQuery(this.em, sql, [])
  }

  private conditions(filters: Omit<InputOf<List>, 'page' | 'pageSize' | 'sort'>): Condition[] {
    const { q, organisationId, type, fiscalYear, takesReferrals } = filters
    const today = localDateOf(this.clock.now())
    const words = `%${q.toLowerCase().replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
    return [
      {
        // PROV-032: by program, provider or contract number; the fiscal year has a filter of its own
        sql: `(lower(p.name) like ? or lower(o.name) like ? or lower(coalesce(k.number, '')) like ?)`,
        params: [words, words, words],
      },
      ...among('p.type', type),
      ...among('p.organisation_id', organisationId === undefined ? [] : [organisationId], 'uuid'),
      ...(fiscalYear === undefined ? [] : [{ sql: 'p.fiscal_year = ?', params: [fiscalYear] }]),
      ...(takesReferrals === undefined ? [] : [{ sql: TAKES_REFERRALS, params: [today, today] }]),
    ]
  }

  private async rows({ sql, params }: Condition, ability: AppAbility, rest = ''): Promise<ProgrammeView[]> {
    const today = localDateOf(this.clock.now())
    const columns = `p.id, p.version, p.name, p.type, p.fiscal_year as "fiscalYear", p.activities, p.open,
      p.description, p.offering, p.full_time as "fullTime", p.part_time as "partTime",
      coalesce(k.ends_on >= ?::date, false) as current,
      coalesce(${TAKES_REFERRALS}, false) as "takesReferrals",
      o.id as organisation_id, o.name as organisation_name, p.contract_id, k.number as contract_number,
      coalesce((select json_agg(json_build_object('id', l.id, 'name', l.name, 'address', l.address, 'city', l.city,
        'county', l.county) order by l.name) from location l join programme_location s on s.location_id = l.id
        where s.programme_id = p.id), '[]') as locations`
    const statement = `select ${columns} ${FROM} where ${sql} ${rest}`
    const rows = await preparedQuery<ProgrammeColumns>(this.em, statement, [today, today, today, ...params])
    return rows.map(({ organisation_id, organisation_name, contract_id, contract_number, current, ...programme }) => ({
      ...programme,
      allowed: current ? allowedFor(ability, organisation_id) : [],
      organisation: { id: organisation_id, name: organisation_name },
      contract: { id: contract_id, number: contract_number ?? '' },
    }))
  }
}

/** C36: nothing is done to a programme of a past year. */
function allowedFor(ability: AppAbility, organisationId: string): ProgrammeView['allowed'] {
  return (['edit', 'remove'] as const).filter((action) =>
    matches(recordFilter(ability, action, 'Programme'), { organisationId }),
  )
}
