import { billingEvents, type StaffedProgrammeType } from '@isets/contracts'
import { addMonths, fiscalYearOfDate, monthAt, packetDueOn } from '@isets/rules'
import { Clock, Job, preparedQuery, recordEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'

interface MissingMonth {
  readonly organisationId: string
  readonly programmeId: string
  readonly type: StaffedProgrammeType
  readonly month: string
}

/** Months of programmes that are over and have no packet yet, from the first enrolment on. */
const MISSING = `
  select g.organisation_id as "organisationId", g.id as "programmeId", g.type, to_char(m.day, 'YYYY-MM') as month
  from programme_projection g
  join lateral (select min(e.enrolled_on) as first from enrolment_projection e
    where e.programme_id = g.id and e.organisation_id = g.organisation_id) served on served.first is not null
  cross join lateral generate_series(date_trunc('month', served.first::timestamp), ?::timestamp, interval '1 month') as m (day)
  where g.is_open and not exists (select 1 from staffing_packet p where p.organisation_id = g.organisation_id
    and p.programme_id = g.id and p.month = to_char(m.day, 'YYYY-MM'))
  order by m.day, g.id limit 100`
const INSERT = `insert into staffing_packet (id, version, organisation_id, programme_id, month, fiscal_year, type,
    staffing_status, staffing_since, ticks, preparers, approvers, due_on, created_at)
  values (?, 1, ?, ?, ?, ?, ?, 'not_started', ?, '[]', '{}', '{}', ?::date, ?)
  on conflict (organisation_id, programme_id, month) do nothing returning id`
const HISTORY = `insert into packet_history (id, packet_id, at, action) values (?, ?, ?, 'created')`

/** Makes the packet of every month that is over (statuses.csv, "Staffing packet": enter when the month is over). */
@Injectable()
export class CreatingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  @Job('create-packets', { everySeconds: 5 })
  async createDue(): Promise<number> {
    const now = this.clock.now()
    const lastMonth = addMonths(monthAt(now), -1)
    const missing = await preparedQuery<MissingMonth>(this.em, MISSING, [`${lastMonth}-01`])
    for (const one of missing) await this.create(one, now)
    return missing.length
  }

  private async create({ organisationId, programmeId, type, month }: MissingMonth, now: Date): Promise<void> {
    const id = v7()
    const due = packetDueOn(month, 'provider', null)
    const values = [id, organisationId, programmeId, month, fiscalYearOfDate(month), type, now, due, now]
    const made = await preparedQuery<{ id: string }>(this.em, INSERT, values)
    if (made.length === 0) return
    await preparedQuery(this.em, HISTORY, [v7(), id, now])
    recordEvent(this.em, billingEvents.packetChanged, {
      aggregateId: id,
      aggregateVersion: 1,
      payload: {
        packetId: id,
        version: 1,
        organisationId,
        programmeId,
        month,
        staffingStatus: 'not_started',
        billingStatus: 'not_submitted',
        changedBy: { id: null, name: 'ISETS' },
      },
    })
  }
}
