import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { asAdmin } from '../postgres/roles.ts'
import { CannotStart } from './cannot-start.ts'
import { CHECKOUT } from './checkout.ts'
import { runNode } from './run-node.ts'
import { databaseOf, ownerEnvironment, SERVICES, type Service, type Surroundings } from './services.ts'

/** Creates each service's database and brings its tables to the current version. */
export async function migrateAll(around: Surroundings, signal: AbortSignal): Promise<void> {
  for (const service of SERVICES) await around.postgres.createDatabase(databaseOf(service))
  await Promise.all(SERVICES.map((service) => run(service, 'migrate', around, signal)))
}

/** Services with a `seed.ts`; the others fill themselves from what these tell. */
const WITH_DEMO_DATA = SERVICES.filter((service) => existsSync(join(CHECKOUT, `apps/${service}/src/seed.ts`)))

/** What we write on a database that has its demo data; it goes away with the data. */
const SEEDED = 'The demo data is in.'

/** Puts the demo data in, once. Says which services were given it. */
export async function seedAll(around: Surroundings, signal: AbortSignal): Promise<Service[]> {
  const seeded: Service[] = []
  for (const service of WITH_DEMO_DATA) {
    if (await isSeeded(service, around)) continue
    await run(service, 'seed', around, signal)
    await asAdmin(around.postgres.ownerUrl(databaseOf(service)), (client) =>
      client.query(`comment on database ${databaseOf(service)} is '${SEEDED}'`),
    )
    seeded.push(service)
  }
  return seeded
}

function isSeeded(service: Service, { postgres }: Surroundings): Promise<boolean> {
  return asAdmin(postgres.ownerUrl(databaseOf(service)), async (client) => {
    const { rows } = await client.query<{ remark: string | null }>(
      `select shobj_description(oid, 'pg_database') as remark from pg_database where datname = current_database()`,
    )
    return rows[0]?.remark === SEEDED
  })
}

async function run(
  service: Service,
  program: 'migrate' | 'seed',
  around: Surroundings,
  signal: AbortSignal,
): Promise<void> {
  const file = `apps/${service}/dist/${program}.js`
  if (!existsSync(join(CHECKOUT, file))) throw new CannotStart(`${file} is missing.`, 'Build again: npm run build')
  await runNode({
    name: `${service} ${program}`,
    args: ['--enable-source-maps', file],
    env: ownerEnvironment(service, around),
    logFile: around.places.logOf(`${service}-${program}`),
    signal,
    advice: 'Read the log. When the data is of an older version, `npm run reset` starts afresh.',
  })
}
