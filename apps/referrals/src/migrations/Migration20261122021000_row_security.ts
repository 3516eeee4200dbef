import { Migration } from '@mikro-orm/migrations'

/** What the rubric says of reading, written by `rowSecurityExpression`; a test compares. */
const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const ORGANISATION = `(select nullif(current_setting('app.organisation_id', true), '')::uuid)`
const ORGANISATIONS = `(select string_to_array(nullif(current_setting('app.organisation_id', true), ''), ',')::uuid[])`
const SUB_GRANTEES = `(select string_to_array(nullif(current_setting('app.sub_grantee_ids', true), ''), ',')::uuid[])`
const USER = `(select nullif(current_setting('app.user_id', true), '')::uuid)`
const OWN_CUSTOMER = `(select nullif(current_setting('app.customer_id', true), '')::uuid)`

const holds = (...roles: string[]) => `(select ${ROLES} && array[${roles.map((role) => `'${role}'`).join(', ')}])`
const IDHS = ['provider_manager', 'workforce_development', 'super_admin']
const granted = `(${holds('partner', 'intermediary')} and granted_organisation_ids && ${ORGANISATIONS})
  or (${holds('intermediary')} and granted_organisation_ids && ${SUB_GRANTEES})`
const own = (column: string) => `(${holds('partner', 'intermediary')} and ${column} = ${ORGANISATION})
  or (${holds('intermediary')} and ${column} = any(${SUB_GRANTEES}::uuid[]))`

const READS_REFERRAL = `${own('organisation_id')} or ${granted} or ${holds(...IDHS)}`
/** C37: a provider does not see what has failed or is over. */
const SHOWN = `status not in ('rejected', 'expired', 'closed') or ${holds(...IDHS)}`
const READS_CONSENT = `${own('disclosing_organisation_id')} or ${granted} or ${holds(...IDHS, 'fcrc')}
  or (${holds('customer')} and customer_id = ${OWN_CUSTOMER})`
/** Whoever sees a referral or a consent knows whose it is. */
const READS_CUSTOMER = `${granted} or ${holds(...IDHS)}
  or exists (select 1 from referral r where r.customer_id = customer.id)
  or exists (select 1 from consent s where s.customer_id = customer.id)`
const READS_FILE = `uploader_id = ${USER} or exists (select 1 from consent s where s.id = consent_id)`

const POLICIES = [
  `create policy rubric_read on referral for select using ((${READS_REFERRAL}) and (${SHOWN}));`,
  `create policy read_with_referral on referral_version for select using (exists (select 1 from referral r where r.id = referral_id));`,
  `create policy rubric_read on consent for select using (${READS_CONSENT});`,
  `create policy read_with_consent on consent_file for select using (${READS_FILE});`,
  `create policy upload_as_oneself on consent_file for insert with check (uploader_id = ${USER} and consent_id is null);`,
  `create policy rubric_read on customer for select using (${READS_CUSTOMER});`,
]
/** Jobs and events; and the second half of every act, after its caller was authorised. */
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'referrals')`
const TABLES = ['referral', 'referral_version', 'consent', 'consent_file', 'customer', 'screening', 'enrolment']

/** The second wall behind the permission filter of every query (architecture.md, section 5). */
export class Migration20261122021000_row_security extends Migration {
  override up(): void {
    for (const table of TABLES) this.addSql(`alter table ${table} enable row level security;`)
    for (const statement of POLICIES) this.addSql(statement)
    for (const table of TABLES) this.addSql(`create policy service_itself on ${table} using (${SERVICE_ITSELF});`)
    this.addSql('revoke update, delete on referral_version from isets_service;')
  }

  override down(): void {
    this.addSql('grant update, delete on referral_version to isets_service;')
    for (const policy of POLICIES.toReversed()) {
      const [, name, table] = /^create policy (\w+) on (\w+)/.exec(policy) ?? []
      this.addSql(`drop policy ${name} on ${table};`)
    }
    for (const table of TABLES) {
      this.addSql(`drop policy service_itself on ${table};`)
      this.addSql(`alter table ${table} disable row level security;`)
    }
  }
}
