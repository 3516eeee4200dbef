import { Migration } from '@mikro-orm/migrations'

const TABLE = [
  `create table "goal_projection" ("id" uuid not null, "customer_id" uuid not null, "enrolment_id" uuid not null, "statement" text not null, "status" text not null, "is_removed" boolean not null, primary key ("id"));`,
  `create index "goal_projection_customer" on "goal_projection" ("customer_id");`,
  `alter table "goal_projection" enable row level security;`,
  `create policy read_with_access on goal_projection for select
    using (exists (select 1 from customer_access s where s.customer_id = goal_projection.customer_id));`,
  `create policy service_itself on goal_projection
    using ((select current_setting('app.service', true) = 'billing'));`,
]

/** A service lies under a goal of the plan (SUPP-001); one that was entered before keeps the words of its own. */
export class Migration20261123040000_goals extends Migration {
  override up(): void {
    for (const statement of TABLE) this.addSql(statement)
    this.addSql('alter table "supportive_service" add column "goal_id" uuid null;')
  }

  override down(): void {
    this.addSql(`update supportive_service s set goal = g.statement from goal_projection g where g.id = s.goal_id;`)
    this.addSql('alter table "supportive_service" drop column "goal_id";')
    this.addSql('drop table "goal_projection";')
  }
}
