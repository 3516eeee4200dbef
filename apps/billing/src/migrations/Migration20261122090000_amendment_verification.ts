import { Migration } from '@mikro-orm/migrations'

/** BILL-029: the post-staffing list shows the IDHS verification beside the figures, and the review may change it. */
export class Migration20261122090000_amendment_verification extends Migration {
  override up(): void {
    this.addSql('alter table amendment add column idhs_verification text null;')
    this.addSql(
      `alter table amendment add constraint amendment_idhs_verification_check
        check (idhs_verification in ('eligible', 'not_eligible'));`,
    )
    this.addSql(
      `update amendment a set idhs_verification = d.idhs_verification from packet_participant d
        where d.packet_id = a.packet_id and d.customer_id = a.customer_id;`,
    )
  }

  override down(): void {
    this.addSql('alter table amendment drop column idhs_verification;')
  }
}
