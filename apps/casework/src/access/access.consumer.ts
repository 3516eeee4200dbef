import { referralsEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

/** The row is locked from here on, so that the customer cannot come in beside it with older grants. */
const KEEP = `
insert into customer_access (customer_id, granted_organisation_ids, version) values (?, ?::uuid[], ?)
on conflict (customer_id) do update
set granted_organisation_ids = excluded.granted_organisation_ids, version = excluded.version
where customer_access.version < excluded.version
returning customer_id`
/** Whoever loses its grant loses its own screening with it: "hidden from that provider everywhere". */
const LET_GO = `
update screening set holder_organisation_id = null
where customer_id = ? and holder_organisation_id in (
  select unnest(granted_organisation_ids) from customer where id = ?
) and holder_organisation_id <> all(?::uuid[])`
const COPY = 'update customer set granted_organisation_ids = ?::uuid[] where id = ?'

/** Access follows the referral: which providers may open which customer, as referrals tells it (IDN-015). */
@Injectable()
export class AccessConsumer {
  constructor(private readonly em: EntityManager) {}

  @Consumes(referralsEvents.accessChanged, { keep: 'latest' })
  async accessChanged({ payload }: ReceivedEvent<PayloadOf<typeof referralsEvents.accessChanged>>): Promise<void> {
    const { customerId, organisationIds, version } = payload
    const kept = await preparedQuery(this.em, KEEP, [customerId, organisationIds, version])
    if (kept.length === 0) return
    await preparedQuery(this.em, LET_GO, [customerId, customerId, organisationIds])
    await preparedQuery(this.em, COPY, [organisationIds, customerId])
  }
}
