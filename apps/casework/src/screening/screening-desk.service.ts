import { Refusal, type contract, type InputOf, type OutputOf, type ScreeningView } from '@isets/contracts'
import { localDateOf } from '@isets/rules'
import { Clock, recordAudit, recordListing, type CallContext, type Condition } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { listScreenings, openScreening, overdueScreening, type OpenedScreening } from './screening.query.ts'
import { screeningRow, screeningView } from './screening.view.ts'

type List = typeof contract.casework.listScreenings

/** Shows screenings to those who may read them: with the customer, or as their own. */
@Injectable()
export class ScreeningDeskService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** ASMT-010, ASMT-015; the reading is audited. */
  async open(id: string, context: CallContext): Promise<ScreeningView> {
    const view = await this.view(id, context)
    recordAudit(this.em, { action: 'read', objectType: 'Assessment', objectId: id })
    return view
  }

  async view(id: string, context: CallContext): Promise<ScreeningView> {
    await this.em.flush()
    return screeningView(await this.row(id, context), context.ability, this.today())
  }

  /** @throws Refusal NOT_FOUND where there is none for the caller */
  async row(id: string, { ability }: CallContext): Promise<OpenedScreening> {
    const row = await openScreening(this.em, ability, id, this.today())
    if (row === undefined) throw new Refusal('NOT_FOUND')
    return row
  }

  async list(input: InputOf<List>, { ability }: CallContext): Promise<OutputOf<List>> {
    const { customerId, status, overdue, page, pageSize } = input
    const today = this.today()
    const conditions: Condition[] = []
    if (customerId !== undefined) conditions.push({ sql: 's.customer_id = ?', params: [customerId] })
    if (status.length > 0) conditions.push({ sql: 's.status = any(?::text[])', params: [status] })
    if (overdue) conditions.push(overdueScreening(today))
    const { rows, total } = await listScreenings(this.em, ability, { conditions, today, page, pageSize })
    recordListing(this.em, { objectType: 'Assessment', input, shown: rows.length })
    return { rows: rows.map(screeningRow), total, page, pageSize }
  }

  private today(): string {
    return localDateOf(this.clock.now())
  }
}
