import { Migration } from '@mikro-orm/migrations'

const ROLES = `string_to_array(nullif(current_setting('app.roles', true), ''), ',')`
const USER = `(select nullif(current_setting('app.user_id', true), '')::uuid)`
/** The rubric's `release QuarantinedUpload`. */
const RELEASES = `(select ${ROLES} && array['siu_lead'])`

/** A file that the virus check has not looked at is released by a lead of SIU, who then stands in its row. */
export class Migration20261122014700_quarantine extends Migration {
  override up(): void {
    this.addSql('alter table attachment add column released_by uuid null;')
    this.addSql(`create index attachment_quarantined on attachment (uploaded_at, id) where state = 'quarantined';`)
    this.addSql(
      `create policy read_quarantined on attachment for select
        using (${RELEASES} and (state = 'quarantined' or released_by = ${USER}));`,
    )
    this.addSql(
      `create policy release on attachment for update using (${RELEASES} and state = 'quarantined')
        with check (${RELEASES} and released_by = ${USER});`,
    )
  }

  override down(): void {
    this.addSql('drop policy release on attachment;')
    this.addSql('drop policy read_quarantined on attachment;')
    this.addSql('drop index attachment_quarantined;')
    this.addSql('alter table attachment drop column released_by;')
  }
}
