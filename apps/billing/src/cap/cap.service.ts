import { Refusal, SERVICE_CATEGORIES, type costs, type InputOf, type OutputOf } from '@isets/contracts'
import { CATEGORIES, formatDate, localDateOf } from '@isets/rules'
import { Clock, iso, preparedQuery, recordAudit, type CallContext, type StoredInstant } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

type CapList = OutputOf<typeof costs.listCaps>
type Cap = OutputOf<typeof costs.setCap>

interface CapRow {
  readonly category: Cap['category']
  readonly starts_on: string
  readonly cap_cents: number | null
  readonly set_by: string
  readonly set_at: StoredInstant
}

const COLUMNS = 'category, starts_on::text as starts_on, cap_cents, set_by, set_at'

/** The yearly caps, as settings with a date from which they hold (SUPP-012). */
@Injectable()
export class CapService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** By category, the newest setting first. */
  async list(): Promise<CapList> {
    const rows = await preparedQuery<CapRow>(this.em, `select ${COLUMNS} from cap_setting order by starts_on desc`, [])
    const place = (row: CapRow) => SERVICE_CATEGORIES.indexOf(row.category)
    return { rows: rows.toSorted((a, b) => place(a) - place(b)).map(view) }
  }

  /** @throws Refusal INVALID for a day that has gone by: what was decided under a cap stays as it was */
  async set({ category, startsOn, capCents }: InputOf<typeof costs.setCap>, { caller }: CallContext): Promise<Cap> {
    const now = this.clock.now()
    if (startsOn < localDateOf(now)) {
      throw new Refusal('INVALID', { fields: { startsOn: `Choose today, ${formatDate(now)}, or a later day.` } })
    }
    const [row] = await preparedQuery<CapRow>(
      this.em,
      `insert into cap_setting (category, starts_on, cap_cents, set_by, set_at) values (?, ?, ?, ?, ?)
       on conflict (category, starts_on) do update
       set cap_cents = excluded.cap_cents, set_by = excluded.set_by, set_at = excluded.set_at returning ${COLUMNS}`,
      [category, startsOn, capCents, caller.name, now],
    )
    if (row === undefined) throw new Error(`The cap of ${CATEGORIES[category].label} was not written`)
    recordAudit(this.em, {
      action: 'configure',
      objectType: 'SupportiveServiceCost',
      objectId: `${category} ${startsOn}`,
      changedFields: ['capCents'],
    })
    return view(row)
  }
}

function view({ category, starts_on, cap_cents, set_by, set_at }: CapRow): Cap {
  return { category, startsOn: starts_on, capCents: cap_cents, setBy: set_by, setAt: iso(set_at) }
}
