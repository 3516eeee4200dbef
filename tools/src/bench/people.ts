import type { Pool } from 'pg'

/**
 * Adds SIU agents to identity until there are `count`, each with the password of an existing one, and tells the help
 * desk's projection. They sign in like everybody else.
 * @returns e-mail addresses of `count` agents
 */
export async function addAgents(identity: Pool, helpDesk: Pool, count: number): Promise<string[]> {
  const agents = () =>
    identity.query<{ id: string; email: string; first_name: string; last_name: string }>(
      `select u.id, u.email, u.first_name, u.last_name from user_account u
       join role_assignment a on a.user_id = u.id and a.role = 'siu_agent' where u.status = 'active' order by u.email`,
    )
  const missing = count - (await agents()).rows.length
  if (missing > 0) {
    await identity.query(
      `with one as (select u.* from user_account u join role_assignment a on a.user_id = u.id
         where a.role = 'siu_agent' and u.status = 'active' limit 1),
       added as (insert into user_account (id, first_name, last_name, email, status, password_hash, version)
         select gen_random_uuid(), 'Bench', 'Agent-' || n, 'bench-agent-' || n || '@siu.example', 'active',
           one.password_hash, 1 from one, generate_series(1, $1::int) n returning id)
       insert into role_assignment (user_id, role, assigned_at) select id, 'siu_agent', now() from added`,
      [missing],
    )
  }
  const { rows } = await agents()
  for (const { id, email, first_name, last_name } of rows) {
    await helpDesk.query(
      `insert into person (id, name, email, roles, active) values ($1, $2, $3, array['siu_agent'], true)
       on conflict (id) do nothing`,
      [id, `${first_name} ${last_name}`, email],
    )
  }
  return rows.slice(0, count).map((row) => row.email)
}
