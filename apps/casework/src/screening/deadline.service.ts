import { Refusal, type contract, type InputOf, type OutputOf } from '@isets/contracts'
import { formatDate, localDateOf } from '@isets/rules'
import { Clock, iso, preparedQuery, recordAudit, type CallContext, type StoredInstant } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

type List = typeof contract.casework.listScreeningDeadlines
type SetDeadline = typeof contract.casework.setScreeningDeadline

interface DeadlineRow {
  readonly starts_on: string
  readonly overdue_after_days: number
  readonly set_by: string
  readonly set_at: StoredInstant
}

const COLUMNS = 'starts_on::text as starts_on, overdue_after_days, set_by, set_at'

/** After how many days a begun screening is overdue, as settings with a date from which they hold (ASMT-021). */
@Injectable()
export class DeadlineService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async list(): Promise<OutputOf<List>> {
    const sql = `select ${COLUMNS} from screening_deadline d order by d.starts_on desc`
    return { rows: (await preparedQuery<DeadlineRow>(this.em, sql, [])).map(view) }
  }

  /** @throws Refusal INVALID for a day that has gone by: what was overdue then stays so */
  async set(
    { startsOn, overdueAfterDays }: InputOf<SetDeadline>,
    { caller }: CallContext,
  ): Promise<OutputOf<SetDeadline>> {
    const now = this.clock.now()
    if (startsOn < localDateOf(now)) {
      throw new Refusal('INVALID', { fields: { startsOn: `Choose today, ${formatDate(now)}, or a later day.` } })
    }
    const [row] = await preparedQuery<DeadlineRow>(
      this.em,
      `insert into screening_deadline (starts_on, overdue_after_days, set_by, set_at) values (?, ?, ?, ?)
       on conflict (starts_on) do update set overdue_after_days = excluded.overdue_after_days,
         set_by = excluded.set_by, set_at = excluded.set_at returning ${COLUMNS}`,
      [startsOn, overdueAfterDays, caller.name, now],
    )
    if (row === undefined) throw new Error('The deadline of screenings was not written')
    recordAudit(this.em, {
      action: 'configure',
      objectType: 'Assessment',
      objectId: startsOn,
      changedFields: ['overdueAfterDays'],
    })
    return view(row)
  }
}

function view({ starts_on, overdue_after_days, set_by, set_at }: DeadlineRow): OutputOf<SetDeadline> {
  return { startsOn: starts_on, overdueAfterDays: overdue_after_days, setBy: set_by, setAt: iso(set_at) }
}
