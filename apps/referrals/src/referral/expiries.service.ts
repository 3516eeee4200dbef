import type { InputOf, OutputOf, contract } from '@isets/contracts'
import { fiscalYearOf, fiscalYearRange } from '@isets/rules'
import { Clock, iso, preparedQuery, recordListing, together, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { visible } from './visible.ts'

type Ops = typeof contract.referrals
type List = InputOf<Ops['listExpiries']>

interface Counted {
  readonly id: string
  readonly name: string
  readonly asked: number
  readonly expired: number
  readonly last_expired_at: string | null
}

const ORDERS = {
  expired: 'counted.expired, o.name',
  '-expired': 'counted.expired desc, o.name',
  provider: 'o.name',
  '-provider': 'o.name desc',
} as const satisfies Record<List['sort'], string>

/** REF-009: the versions keep what happened, also of a referral that was taken up again and went to somebody else. */
@Injectable()
export class ExpiriesService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list(input: List, { ability }: CallContext): Promise<OutputOf<Ops['listExpiries']>> {
    const { page, pageSize, sort } = input
    const { start, end } = fiscalYearRange(input.fiscalYear ?? fiscalYearOf(this.clock.now()))
    const where = together([{ sql: 'v.at >= ? and v.at < ?', params: [start, end] }, visible(ability)])
    const from = `from (select v.to_organisation_id as id,
        count(*) filter (where v.act <> 'expire')::int as asked,
        count(*) filter (where v.act = 'expire')::int as expired,
        max(v.at) filter (where v.act = 'expire') as last_expired_at
      from referral_version v join referral r on r.id = v.referral_id
      where v.to_organisation_id is not null and v.act in ('submit', 'distribute', 'rework', 'expire') and ${where.sql}
      group by v.to_organisation_id) counted join organisation o on o.id = counted.id`
    const rest = `order by ${ORDERS[sort]} limit ${pageSize} offset ${(page - 1) * pageSize}`
    const rows = await preparedQuery<Counted>(this.em, `select o.name, counted.* ${from} ${rest}`, where.params)
    const [all] = await preparedQuery<{ total: number }>(this.em, `select count(*)::int as total ${from}`, where.params)
    recordListing(this.em, { objectType: 'Referral', input, shown: rows.length })
    return { rows: rows.map(expiriesView), total: all?.total ?? 0, page, pageSize }
  }
}

function expiriesView({ id, name, asked, expired, last_expired_at: last }: Counted) {
  return {
    ...{ id, provider: { id, name }, asked, expired },
    expiredPercent: asked === 0 ? null : Math.round((expired / asked) * 100),
    lastExpiredAt: last === null ? null : iso(last),
  }
}
