/** The exit history of `customer c` as JSON, the latest first (EXIT-012). */
export const EXITS = `coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'version', x.version,
    'enrolmentId', x.enrolment_id, 'programme', jsonb_build_object('id', e.programme_id, 'name', e.programme_name),
    'organisation', jsonb_build_object('id', e.organisation_id, 'name', coalesce(o.name, '')),
    'status', x.status, 'reason', x.reason, 'completedOn', x.completed_on,
    'exitedAt', x.exited_at, 'exitedBy', x.exited_by_name) order by x.completed_on desc, x.id desc)
  from enrolment_exit x join enrolment e on e.id = x.enrolment_id left join organisation o on o.id = e.organisation_id
  where x.customer_id = c.id), '[]')`

/** Whether the plan of `customer c` has changed since the last case note (PLAN-028, NOTE-019, NOTE-021). */
export const PLAN_NOTE_DUE = `exists (select 1 from plan_change l where l.customer_id = c.id
  and l.section in ('enrolment', 'activity') and l.at > coalesce(
    (select max(n.written_at) from case_note n where n.customer_id = c.id), '-infinity'))`
