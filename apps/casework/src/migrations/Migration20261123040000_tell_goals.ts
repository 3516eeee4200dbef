import { Migration } from '@mikro-orm/migrations'

/** Goals from before they were told: a consumer hears of each as it stands now. */
const TELL = `insert into outbox (id, aggregate_id, aggregate_version, type, service, subject, payload, headers, occurred_at)
  select gen_random_uuid(), id::text, version, 'goal-changed', 'casework', 'evt.casework.v1.goal-changed.' || id,
    jsonb_build_object('goalId', id, 'version', version, 'customerId', customer_id, 'enrolmentId', enrolment_id,
      'statement', statement, 'status', status), '{}', now()
  from goal;`

/** Billing puts supportive services under the goals of a plan (SUPP-001). */
export class Migration20261123040000_tell_goals extends Migration {
  override up(): void {
    this.addSql(TELL)
  }

  override down(): void {
    this.addSql(`delete from outbox where type = 'goal-changed';`)
  }
}
