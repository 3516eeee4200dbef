import type { EntityManager } from '@mikro-orm/postgresql'

/** Every service's login role is a member of it; the owner's default privileges let it write all tables. */
const SERVICE_ROLE = 'isets_service'

/** Lets services add to the audit and read it, and nothing else: not even the service itself can rewrite what it did. */
export async function protectAudit(owner: EntityManager): Promise<void> {
  await owner.execute(`
    do $$ begin
      if exists (select 1 from pg_roles where rolname = '${SERVICE_ROLE}') then
        revoke update, delete, truncate on audit_event from ${SERVICE_ROLE};
      end if;
    end $$`)
}
