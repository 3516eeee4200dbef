import { billingEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

/** Both events count in one row of versions, so their order does not matter. */
const KEEP = `
insert into month_lock (organisation_id, programme_id, month, locked, version) values (?, ?, ?, ?, ?)
on conflict (organisation_id, programme_id, month) do update
set locked = excluded.locked, version = excluded.version where month_lock.version < excluded.version`

/** Which months are locked, as billing tells it: an approved staffing freezes its month (BILL-008). */
@Injectable()
export class MonthLockConsumer {
  constructor(private readonly em: EntityManager) {}

  @Consumes(billingEvents.monthLocked)
  async monthLocked({ payload }: ReceivedEvent<PayloadOf<typeof billingEvents.monthLocked>>): Promise<void> {
    await this.keep(payload, true)
  }

  @Consumes(billingEvents.monthUnlocked)
  async monthUnlocked({ payload }: ReceivedEvent<PayloadOf<typeof billingEvents.monthUnlocked>>): Promise<void> {
    await this.keep(payload, false)
  }

  private async keep(told: PayloadOf<typeof billingEvents.monthLocked>, locked: boolean): Promise<void> {
    const { organisationId, programmeId, month, version } = told
    await preparedQuery(this.em, KEEP, [organisationId, programmeId, month, locked, version])
  }
}
