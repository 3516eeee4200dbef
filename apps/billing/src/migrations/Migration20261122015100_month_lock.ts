import { Migration } from '@mikro-orm/migrations'

/** Run as their owner, so that a month is locked for whoever asks, and a packet has the same figures for everybody. */
const DEFINER = `security definer set search_path = public, pg_temp`

/**
 * Whoever writes data of a month shares its key until the commit, an approval takes it alone: neither can pass the other.
 * Each statement of a volatile function sees what was committed while it waited.
 */
const MONTHS = [
  `create function month_key(uuid, uuid, text) returns bigint immutable language sql as
    $$ select hashtextextended($1::text || $2::text || $3, 0) $$;`,
  `create function month_state(uuid, uuid, text) returns text volatile ${DEFINER} language plpgsql as $$
    declare state text;
    begin
      perform pg_advisory_xact_lock_shared(month_key($1, $2, $3));
      select case when billed_at is not null then 'billed' when locked_at is not null then 'locked' else 'open' end
        into state from staffing_packet where organisation_id = $1 and programme_id = $2 and month = $3;
      return coalesce(state, 'open');
    end $$;`,
  `create function first_open_packet(uuid, uuid) returns table (id uuid, month text) stable ${DEFINER} language sql as $$
    select p.id, p.month from staffing_packet p where p.organisation_id = $1 and p.programme_id = $2
      and p.locked_at is null order by p.month limit 1 $$;`,
]

/** BILL-047: accepted referral, enrolment, E&T status Active or Retention, SNAP activity open in the month, own agency. */
const FIGURES = [
  `create function packet_participants(uuid, date, date) returns table (customer_id uuid, name text,
      individual_number text, activities text, et_status text, started_on text[], hours int, verified_hours int,
      form4334 text, idhs_verification text, staffing_completed boolean) stable ${DEFINER} language sql as $$
    select a.customer_id, c.display_name, c.individual_number, string_agg(distinct a.type, ', ' order by a.type),
      c.status, array_agg(to_char(a.started_on, 'YYYY-MM-DD') order by a.started_on, a.id),
      coalesce(sum(t.hours), 0)::int, coalesce(sum(t.verified_hours), 0)::int,
      d.form4334, d.idhs_verification, coalesce(d.staffing_completed, false)
    from staffing_packet p
    join activity_projection a on a.organisation_id = p.organisation_id and a.programme_id = p.programme_id
    join enrolment_projection e on e.id = a.enrolment_id
    join customer_projection c on c.id = a.customer_id
    join customer_access x on x.customer_id = a.customer_id and p.organisation_id = any(x.granted_organisation_ids)
    left join attendance_projection t on t.activity_id = a.id and t.month = p.month
    left join packet_participant d on d.packet_id = p.id and d.customer_id = a.customer_id
    where p.id = $1 and a.is_snap and a.started_on <= $3 and (a.completed_on is null or a.completed_on >= $2)
      and e.enrolled_on <= $3 and (e.ended_on is null or e.ended_on >= $2) and c.status in ('active', 'retention')
    group by a.customer_id, c.display_name, c.individual_number, c.status, d.form4334, d.idhs_verification,
      d.staffing_completed
    order by c.display_name, a.customer_id $$;`,
  `create function packet_costs(uuid) returns table (cost_id uuid, customer_id uuid, name text, individual_number text,
      category text, issued_on date, total_cents int, billable_cents int, override text,
      changed_after_submission boolean, approved_by_partner boolean) stable ${DEFINER} language sql as $$
    select k.id, k.customer_id, coalesce(c.display_name, ''), c.individual_number, k.category, k.issued_on,
      k.total_cents,
      k.total_cents - case when k.status in ('over_cap', 'override_denied') then k.excess_cents else 0 end,
      case k.status when 'over_cap' then 'pending' when 'override_approved' then 'approved'
        when 'override_denied' then 'rejected' else 'none' end,
      p.submitted is not null and k.updated_at > (p.submitted ->> 'at')::timestamptz, v.cost_id is not null
    from staffing_packet p
    join counted_cost k on k.organisation_id = p.organisation_id and k.programme_id = p.programme_id and k.month = p.month
    left join customer_projection c on c.id = k.customer_id
    left join packet_cost_tick v on v.packet_id = p.id and v.cost_id = k.id
    where p.id = $1 and k.amendment_id is null and k.paid_by = 'grant'
    order by c.display_name, k.issued_on, k.id $$;`,
  `create function packet_attendance(uuid) returns table (customer_id uuid, name text, individual_number text,
      activity text, hours int, verified_hours int) stable ${DEFINER} language sql as $$
    select t.customer_id, coalesce(c.display_name, ''), c.individual_number, coalesce(a.type, ''), t.hours,
      t.verified_hours
    from staffing_packet p
    join attendance_projection t on t.organisation_id = p.organisation_id and t.programme_id = p.programme_id
      and t.month = p.month
    left join activity_projection a on a.id = t.activity_id
    left join customer_projection c on c.id = t.customer_id
    where p.id = $1 order by c.display_name, t.activity_id $$;`,
  `create function customer_month_figures(uuid, uuid, text, uuid) returns table (packet_id uuid, hours int, cents int)
    stable ${DEFINER} language sql as $$
    select p.id,
      (select coalesce(sum(t.hours), 0) from attendance_projection t where t.organisation_id = $1
        and t.programme_id = $2 and t.month = $3 and t.customer_id = $4)::int + coalesce(m.hours, 0)::int,
      (select coalesce(sum((line ->> 'cents')::int), 0) from jsonb_array_elements(s.figures -> 'costs') line
        where (line ->> 'customerId')::uuid = $4)::int + coalesce(m.cents, 0)::int
    from staffing_packet p
    join lateral (select l.figures from packet_snapshot l where l.packet_id = p.id and l.moment = 'approved'
      order by l.version desc limit 1) s on true
    left join lateral (select sum(a.new_hours - a.original_hours) as hours, sum(a.new_cents - a.original_cents) as cents
      from amendment a where a.packet_id = p.id and a.customer_id = $4 and a.status <> 'rejected') m on true
    where p.organisation_id = $1 and p.programme_id = $2 and p.month = $3 $$;`,
  `create function activity_month_hours(uuid, text) returns table (type text, hours int) stable ${DEFINER} language sql as $$
    select a.type, coalesce((select t.hours from attendance_projection t where t.activity_id = $1 and t.month = $2), 0)
      + coalesce((select sum(m.new_hours - m.original_hours) from amendment m where m.activity_id = $1 and m.month = $2
        and m.kind = 'hours' and m.status <> 'rejected'), 0)::int
    from activity_projection a where a.id = $1 $$;`,
]

/** What of a cost counts for its month. The decision about an override changes none of it. */
const COUNTED = `organisation_id, programme_id, month, customer_id, activity_id, category, issued_on, unit_cents,
  quantity, paid_by, excess_cents, amendment_id, amends_cost_id, deleted_at`
const counted = (row: 'old' | 'new') =>
  `(${COUNTED.split(',')
    .map((column) => `${row}.${column.trim()}`)
    .join(', ')})`

/** BILL-019, BILL-024: nothing of a locked month is written, whoever asks and however; only an amendment adds to it. */
const GUARDS = [
  `create function refuse_locked(text) returns void language plpgsql as $$
    begin raise exception 'The month is locked: %', $1 using errcode = 'IS001'; end $$;`,
  `create function guard_cost() returns trigger ${DEFINER} language plpgsql as $$
    declare was text := 'open'; becomes text := 'open'; own uuid;
    begin
      if tg_op <> 'INSERT' then was := month_state(old.organisation_id, old.programme_id, old.month); end if;
      if tg_op <> 'DELETE' then
        if new.month <> to_char(new.issued_on, 'YYYY-MM') then
          raise exception 'A cost belongs to the month of its date' using errcode = '23514';
        end if;
        becomes := month_state(new.organisation_id, new.programme_id, new.month);
      end if;
      if was <> 'open' or becomes <> 'open' then
        if tg_op = 'UPDATE' and ${counted('old')} is not distinct from ${counted('new')} then return new; end if;
        if tg_op = 'DELETE' then perform refuse_locked('a cost is deleted'); end if;
        if tg_op = 'UPDATE' and (old.amendment_id is null or (old.organisation_id, old.programme_id, old.month,
            old.customer_id, old.amendment_id) is distinct from (new.organisation_id, new.programme_id, new.month,
            new.customer_id, new.amendment_id)) then perform refuse_locked('a cost is changed'); end if;
        select a.id into own from amendment a where a.id = new.amendment_id and a.organisation_id = new.organisation_id
          and a.programme_id = new.programme_id and a.month = new.month and a.customer_id = new.customer_id
          and (a.status = 'pending_review' or (a.status = 'rejected' and new.deleted_at is not null));
        if own is null then perform refuse_locked('a cost is entered without an open amendment'); end if;
      end if;
      return coalesce(new, old);
    end $$;`,
  `create trigger guard_cost before insert or update or delete on cost for each row execute function guard_cost();`,
  `create function guard_attendance() returns trigger ${DEFINER} language plpgsql as $$
    declare state text;
    begin
      if tg_op = 'UPDATE' and (old.activity_id, old.month, old.customer_id, old.organisation_id, old.programme_id,
          old.hours, old.verified_hours) is not distinct from (new.activity_id, new.month, new.customer_id,
          new.organisation_id, new.programme_id, new.hours, new.verified_hours) then return new; end if;
      if tg_op <> 'INSERT' then
        state := month_state(old.organisation_id, old.programme_id, old.month);
        if state <> 'open' then perform refuse_locked('attendance is changed'); end if;
      end if;
      if tg_op <> 'DELETE' then
        state := month_state(new.organisation_id, new.programme_id, new.month);
        if state <> 'open' and (new.hours, new.verified_hours) is distinct from (0, 0) then
          perform refuse_locked('attendance is added');
        end if;
      end if;
      return coalesce(new, old);
    end $$;`,
  `create trigger guard_attendance before insert or update or delete on attendance_projection
    for each row execute function guard_attendance();`,
  `create function guard_packet_part() returns trigger ${DEFINER} language plpgsql as $$
    begin
      if exists (select 1 from staffing_packet where locked_at is not null
          and id in (case when tg_op <> 'INSERT' then old.packet_id end, case when tg_op <> 'DELETE' then new.packet_id end))
      then perform refuse_locked('a part of its packet is changed'); end if;
      return coalesce(new, old);
    end $$;`,
  ...['packet_participant', 'packet_cost_tick'].map(
    (table) => `create trigger guard_packet_part before insert or update or delete on ${table}
      for each row execute function guard_packet_part();`,
  ),
  `create function guard_packet() returns trigger language plpgsql as $$
    begin
      if old.billed_at is not null then perform refuse_locked('billing has approved the packet'); end if;
      if tg_op = 'UPDATE' and (old.organisation_id, old.programme_id, old.month) is distinct from
        (new.organisation_id, new.programme_id, new.month) then perform refuse_locked('a packet keeps its month'); end if;
      return coalesce(new, old);
    end $$;`,
  `create trigger guard_packet before update or delete on staffing_packet for each row execute function guard_packet();`,
  `alter table staffing_packet add constraint staffing_packet_lock check (
    (locked_at is not null) = (staffing_status = 'approved'
      or (staffing_status = 'change_requested' and resume_status = 'approved'))
    and (billed_at is null or staffing_status = 'approved'));`,
  `create function guard_amendment() returns trigger language plpgsql as $$
    begin
      if (old.number, old.kind, old.packet_id, old.organisation_id, old.programme_id, old.month, old.customer_id,
          old.original_hours, old.new_hours, old.original_cents, old.new_cents, old.reason, old.requester_id,
          old.requested_at) is distinct from (new.number, new.kind, new.packet_id, new.organisation_id,
          new.programme_id, new.month, new.customer_id, new.original_hours, new.new_hours, new.original_cents,
          new.new_cents, new.reason, new.requester_id, new.requested_at)
        then perform refuse_locked('the figures of an amendment are changed'); end if;
      return new;
    end $$;`,
  `create trigger guard_amendment before update on amendment for each row execute function guard_amendment();`,
  `alter table cost add constraint cost_amendment_id_foreign foreign key (amendment_id) references amendment (id);`,
  `create sequence amendment_serial;`,
]

const TRIGGERS = [
  'cost guard_cost',
  'attendance_projection guard_attendance',
  'packet_participant guard_packet_part',
].concat('packet_cost_tick guard_packet_part', 'staffing_packet guard_packet', 'amendment guard_amendment')
const DROPPED = [
  'guard_cost()',
  'guard_attendance()',
  'guard_packet_part()',
  'guard_packet()',
  'guard_amendment()',
  'refuse_locked(text)',
  'activity_month_hours(uuid, text)',
  'customer_month_figures(uuid, uuid, text, uuid)',
  'packet_attendance(uuid)',
  'packet_costs(uuid)',
  'packet_participants(uuid, date, date)',
  'first_open_packet(uuid, uuid)',
  'month_state(uuid, uuid, text)',
  'month_key(uuid, uuid, text)',
]

/** Locks months in the database, and counts what a packet reports. */
export class Migration20261122015100_month_lock extends Migration {
  override up(): void {
    for (const statement of [...MONTHS, ...FIGURES, ...GUARDS]) this.addSql(statement)
  }

  override down(): void {
    this.addSql('drop sequence amendment_serial;')
    this.addSql('alter table cost drop constraint cost_amendment_id_foreign;')
    this.addSql('alter table staffing_packet drop constraint staffing_packet_lock;')
    for (const trigger of TRIGGERS) {
      const [table, name] = trigger.split(' ')
      this.addSql(`drop trigger ${name} on ${table};`)
    }
    for (const name of DROPPED) this.addSql(`drop function ${name};`)
  }
}
