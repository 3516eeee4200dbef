/**
 * Days of attendance in the demo, as a query over its started activities: three days a week, a tenth of them missed,
 * verified after ten days. Drawn from the ids, so that every service that asks gets the same days. Takes the demo's day
 * three times as a parameter.
 *
 * @param activity a relation with id, customer_id, hours_per_week (hundredths), started_on and completed_on
 */
export function attendedDays(activity: string): string {
  return `select a.id as activity_id, of.day, a.customer_id, (round(a.hours_per_week / 3.0 / 50) * 50)::int as hours,
    of.day + interval '23 hours' as entered_at,
    case when of.day < ?::date - 10 then of.day + interval '7 days' end as verified_at
  from ${activity} a cross join lateral (
    select day::date as day from generate_series(a.started_on, least(coalesce(a.completed_on, ?::date), ?::date - 1),
      interval '1 day') day
  ) of
  where a.started_on is not null and extract(isodow from of.day) in (1, 3, 4)
    and abs(hashtext(a.id::text || of.day::text)) % 10 > 0`
}
