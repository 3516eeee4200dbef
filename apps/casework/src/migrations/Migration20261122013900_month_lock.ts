import { Migration } from '@mikro-orm/migrations'

/**
 * A month whose staffing is approved does not change any more, whoever writes (BILL-008). An activity belongs to the
 * months from its start to its end, open ones without end: only a change of what it says of a locked month is refused.
 * The error has a code of its own, which callers hear as WRONG_STATUS.
 */
const REFUSE = `
create function refuse_locked_month() returns trigger language plpgsql security definer set search_path = public as $$
declare
  refused text;
begin
  select l.month into refused from month_lock l
  where l.locked and (
    (old.id is not null and (l.organisation_id, l.programme_id) = (old.organisation_id, old.programme_id)
      and covers_month(old.started_on, old.completed_on, l.month)
      and (new.id is null or not covers_month(new.started_on, new.completed_on, l.month) or new.type <> old.type))
    or (new.id is not null and (l.organisation_id, l.programme_id) = (new.organisation_id, new.programme_id)
      and covers_month(new.started_on, new.completed_on, l.month)
      and (old.id is null or not covers_month(old.started_on, old.completed_on, l.month)))
  ) limit 1;
  if refused is not null then
    raise exception 'The month % is locked.', refused using errcode = 'IS001';
  end if;
  return coalesce(new, old);
end
$$;`
const COVERS = `
create function covers_month(started date, completed date, month text) returns boolean immutable language sql as $$
  select coalesce(started < (month || '-01')::date + interval '1 month'
    and (completed is null or completed >= (month || '-01')::date), false)
$$;`
const REFUSE_DAY = `
create function refuse_locked_day() returns trigger language plpgsql security definer set search_path = public as $$
declare
  written record;
begin
  for written in select (old).activity_id, (old).day where old.activity_id is not null
    union select (new).activity_id, (new).day where new.activity_id is not null
  loop
    if exists (
      select 1 from activity a join month_lock l using (organisation_id, programme_id)
      where a.id = written.activity_id and l.locked and l.month = to_char(written.day, 'YYYY-MM')
    ) then
      raise exception 'The month % is locked.', to_char(written.day, 'YYYY-MM') using errcode = 'IS001';
    end if;
  end loop;
  return coalesce(new, old);
end
$$;`

export class Migration20261122013900_month_lock extends Migration {
  override up(): void {
    for (const made of [COVERS, REFUSE, REFUSE_DAY]) this.addSql(made)
    this.addSql(
      `create trigger refuse_locked_month before insert or delete or update of
       type, started_on, completed_on, organisation_id, programme_id on activity
       for each row execute function refuse_locked_month();`,
    )
    this.addSql(
      `create trigger refuse_locked_day before insert or update or delete on attendance_day
       for each row execute function refuse_locked_day();`,
    )
  }

  override down(): void {
    this.addSql('drop trigger refuse_locked_day on attendance_day;')
    this.addSql('drop trigger refuse_locked_month on activity;')
    this.addSql('drop function refuse_locked_day();')
    this.addSql('drop function refuse_locked_month();')
    this.addSql('drop function covers_month(date, date, text);')
  }
}
