import { Migration } from '@mikro-orm/migrations'

const PENDING = `status in ('pending_idhs_response', 'pending_provider_response')`
const SECURED_BEFORE = 'id, organisation_id, status, granted_organisation_ids'
/** What the permission filter and row security ask for: an index that carries it can be counted without the rows. */
const SECURED = `${SECURED_BEFORE}, from_organisation_id`
const lists = (secured: string) => [
  'drop index referral_due, referral_pending_due;',
  `create index referral_due on referral (response_due_at, serial) include (${secured}) where removed_at is null;`,
  `create index referral_pending_due on referral (response_due_at, serial) include (${secured}, red_at) where removed_at is null and ${PENDING};`,
]

/** What the rubric says of reading, written by `rowSecurityExpression`; a test compares. */
const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const ORGANISATION = `(select nullif(current_setting('app.organisation_id', true), '')::uuid)`
const ORGANISATIONS = `(select string_to_array(nullif(current_setting('app.organisation_id', true), ''), ',')::uuid[])`
const SUB_GRANTEES = `(select string_to_array(nullif(current_setting('app.sub_grantee_ids', true), ''), ',')::uuid[])`
const holds = (...roles: string[]) => `(select ${ROLES} && array[${roles.map((role) => `'${role}'`).join(', ')}])`
const IDHS = ['provider_manager', 'workforce_development', 'super_admin']
const OF_PROVIDERS = `(${holds('partner', 'intermediary')} and organisation_id = ${ORGANISATION})
  or (${holds('intermediary')} and organisation_id = any(${SUB_GRANTEES}::uuid[]))
  or (${holds('partner', 'intermediary')} and granted_organisation_ids && ${ORGANISATIONS})
  or (${holds('intermediary')} and granted_organisation_ids && ${SUB_GRANTEES})`
/** C37: a provider does not see what has failed or is over. */
const NOT_HIDDEN = `status not in ('rejected', 'expired', 'closed')`
/** REF-055: an FCRC sees what it has sent, whatever became of it. */
const SENT = `(${holds('fcrc')} and from_organisation_id = ${ORGANISATION})`
const BEFORE = `(${OF_PROVIDERS} or ${holds(...IDHS)}) and (${NOT_HIDDEN} or ${holds(...IDHS)})`
const NOW = `(${OF_PROVIDERS} or ${holds(...IDHS)} or ${SENT}) and (${NOT_HIDDEN} or ${holds(...IDHS)} or ${SENT})`

/** REF-055: a rejected referral goes back to the FCRC that had sent it. */
export class Migration20261123041000_sent_back extends Migration {
  override up(): void {
    this.addSql(`alter table referral add column sent_back_at timestamptz null, add column sent_back_by_name text null,
      add column sent_back_note text null, add column taken_up_at timestamptz null;`)
    for (const statement of lists(SECURED)) this.addSql(statement)
    this.addSql(
      `create index referral_sender on referral (from_organisation_id, response_due_at, serial) where removed_at is null and from_organisation_id is not null;`,
    )
    this.addSql(
      `create index referral_sent_back on referral (response_due_at, serial) where status = 'rejected' and sent_back_at is not null and taken_up_at is null;`,
    )
    this.addSql(`alter policy rubric_read on referral using (${NOW});`)
  }

  override down(): void {
    this.addSql(`alter policy rubric_read on referral using (${BEFORE});`)
    this.addSql('drop index referral_sender, referral_sent_back;')
    for (const statement of lists(SECURED_BEFORE)) this.addSql(statement)
    this.addSql(`alter table referral drop column sent_back_at, drop column sent_back_by_name,
      drop column sent_back_note, drop column taken_up_at;`)
  }
}
