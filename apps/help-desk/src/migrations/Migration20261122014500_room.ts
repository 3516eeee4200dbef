import { Migration } from '@mikro-orm/migrations'

/** What a conversation weighs when it is opened: counted as it grows, so that no answer has to read it all again. */
export class Migration20261122014500_room extends Migration {
  override up(): void {
    this.addSql(`alter table help_request add column public_bytes int not null default 0,
      add column note_bytes int not null default 0;`)
    this.addSql(`update help_request r set public_bytes = m.public_bytes, note_bytes = m.note_bytes
      from (
        select request_id, coalesce(sum(weight) filter (where kind <> 'note'), 0) as public_bytes,
          coalesce(sum(weight) filter (where kind = 'note'), 0) as note_bytes
        from message, lateral (
          select octet_length(to_json(html)::text) * case kind when 'description' then 2 else 1 end + 1000 as weight
        ) weighed
        group by request_id
      ) m where m.request_id = r.id;`)
  }

  override down(): void {
    this.addSql('alter table help_request drop column public_bytes, drop column note_bytes;')
  }
}
