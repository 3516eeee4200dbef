import { Refusal, type ConsentView, type InputOf, type OutputOf, type contract } from '@isets/contracts'
import { filterToSql, matches, recordFilter } from '@isets/policies'
import { localDateOf } from '@isets/rules'
import {
  among,
  Clock,
  preparedQuery,
  questionMark,
  recordListing,
  together,
  type CallContext,
  type Condition,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

type List = typeof contract.referrals.listConsents

/** Columns of `consent s` that the rubric compares. */
const POLICY_COLUMNS = {
  customerId: 's.customer_id',
  organisationId: 's.disclosing_organisation_id',
  grantedOrganisationIds: 's.granted_organisation_ids',
}
/** REF-019, C52: what counts, and what has run out while access that was given on it is still open. */
const REVOCABLE = `case s.status when 'active' then true when 'expired' then consent_stands(s.id, s.customer_id) else false end`
const COLUMNS = `s.id, s.version, s.customer_id, trim(c.first_name || ' ' || c.last_name) as customer_name,
  s.disclosing_organisation_id, d.name as disclosing_name, s.receiving_organisation_id, v.name as receiving_name,
  s.status, s.text_version, s.signed_on::text as signed_on, s.expires_on::text as expires_on, s.form, s.file_id,
  f.name as file_name, s.recorded_by_id, s.recorded_by_name, s.recorded_at, s.revoked_at, s.revoked_by_name,
  s.granted_organisation_ids::text[] as granted_organisation_ids, ${REVOCABLE} as revocable`
const FROM = `from consent s join customer c on c.id = s.customer_id
  left join organisation d on d.id = s.disclosing_organisation_id
  left join organisation v on v.id = s.receiving_organisation_id
  left join consent_file f on f.id = s.file_id`

interface ConsentColumns {
  readonly id: string
  readonly version: number
  readonly customer_id: string
  readonly customer_name: string
  readonly disclosing_organisation_id: string | null
  readonly disclosing_name: string | null
  readonly receiving_organisation_id: string | null
  readonly receiving_name: string | null
  readonly status: ConsentView['status']
  readonly text_version: string
  readonly signed_on: string
  readonly expires_on: string
  readonly form: ConsentView['form']
  readonly file_id: string | null
  readonly file_name: string | null
  readonly recorded_by_id: string
  readonly recorded_by_name: string
  readonly recorded_at: string
  readonly revoked_at: string | null
  readonly revoked_by_name: string | null
  readonly granted_organisation_ids: string[]
  readonly revocable: boolean
}

/** Shows consents to whoever may see them. */
@Injectable()
export class ConsentReadingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list(input: InputOf<List>, context: CallContext): Promise<OutputOf<List>> {
    const { customerId, status, page, pageSize } = input
    const where = together([
      readable(context),
      ...among('s.customer_id', customerId === undefined ? [] : [customerId], 'uuid'),
      ...among('s.status', status),
    ])
    const rest = `order by s.signed_on desc, s.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`
    const rows = await this.rows(where, rest, context)
    const count = `select count(*)::int as total ${FROM} where ${where.sql}`
    const [counted] = await preparedQuery<{ total: number }>(this.em, count, where.params)
    recordListing(this.em, { objectType: 'Consent', input, shown: rows.length })
    return { rows, total: counted?.total ?? 0, page, pageSize }
  }

  /** REF-022: what counts today and the caller may see, the newest first. */
  async activeOf(customerId: string, context: CallContext): Promise<ConsentView[]> {
    const today = localDateOf(this.clock.now())
    const active = {
      sql: `s.customer_id = ? and s.status = 'active' and s.signed_on <= ?::date and s.expires_on >= ?::date`,
      params: [customerId, today, today],
    }
    return this.rows(together([readable(context), active]), 'order by s.signed_on desc, s.id desc', context)
  }

  /** One consent as it stands, for whoever has just acted on it. */
  async justDone(id: string, context: CallContext): Promise<ConsentView> {
    await this.em.flush()
    const [consent] = await this.rows({ sql: 's.id = ?', params: [id] }, '', context)
    if (consent === undefined) throw new Refusal('NOT_FOUND')
    return consent
  }

  /** Whether there is anything left to take back, whoever does it. */
  async isRevocable(id: string): Promise<boolean> {
    const statement = `select ${REVOCABLE} as revocable from consent s where s.id = ?`
    const [consent] = await preparedQuery<{ revocable: boolean }>(this.em, statement, [id])
    return consent?.revocable === true
  }

  private async rows({ sql, params }: Condition, rest: string, context: CallContext): Promise<ConsentView[]> {
    const statement = `select ${COLUMNS} ${FROM} where ${sql} ${rest}`
    const rows = await preparedQuery<ConsentColumns>(this.em, statement, params)
    return rows.map((row) => consentView(row, context))
  }
}

function readable({ ability }: CallContext): Condition {
  return filterToSql(recordFilter(ability, 'read', 'Consent'), POLICY_COLUMNS, questionMark)
}

function consentView(row: ConsentColumns, { ability }: CallContext): ConsentView {
  const record = {
    customerId: row.customer_id,
    organisationId: row.disclosing_organisation_id,
    grantedOrganisationIds: row.granted_organisation_ids,
  }
  const mayRevoke = (['revoke', 'revokeOwn'] as const).some((action) =>
    matches(recordFilter(ability, action, 'Consent'), record),
  )
  return {
    id: row.id,
    version: row.version,
    customer: { id: row.customer_id, name: row.customer_name },
    disclosing: party(row.disclosing_organisation_id, row.disclosing_name),
    receiving: party(row.receiving_organisation_id, row.receiving_name),
    status: row.status,
    textVersion: row.text_version,
    signedOn: row.signed_on,
    expiresOn: row.expires_on,
    way: row.form === null ? 'own_login' : 'signed_form',
    form: row.form,
    file: party(row.file_id, row.file_name),
    recordedBy: { id: row.recorded_by_id, name: row.recorded_by_name },
    recordedAt: new Date(row.recorded_at).toISOString(),
    revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at).toISOString(),
    revokedBy: row.revoked_by_name,
    allowed: row.revocable && mayRevoke ? ['revoke'] : [],
  }
}

export function party(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' }
}
