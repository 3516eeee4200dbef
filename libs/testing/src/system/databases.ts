import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asAdmin } from '../postgres/roles.ts'
import { CannotStart } from './cannot-start.ts'
import { CHECKOUT } from './checkout.ts'
import { runNode } from './run-node.ts'
import { databaseOf, ownerEnvironment, SERVICES, type Service, type Surroundings } from './services.ts'

/** Creates each service's database and brings its tables to the current version. Says which had to be touched. */
export async function migrateAll(around: Surroundings, signal: AbortSignal): Promise<Service[]> {
  for (const service of SERVICES) await around.postgres.createDatabase(databaseOf(service))
  return among(SERVICES, async (service) => {
    const made = `Made by build ${buildOf(service)}.`
    if ((await remarksOn(service, around)).tables === made) return false
    await run(service, 'migrate', around, signal)
    await remark(service, around, 'schema public', made)
    return true
  })
}

/** Services with a `seed.ts`; the others fill themselves from what these tell. */
const WITH_DEMO_DATA = SERVICES.filter((service) => existsSync(join(CHECKOUT, `apps/${service}/src/seed.ts`)))

/** What we write on a database that has its demo data; it goes away with the data. */
const SEEDED = 'The demo data is in.'

/** Puts the demo data in, once: each service knows the demo world by itself. Says which services were given it. */
export function seedAll(around: Surroundings, signal: AbortSignal): Promise<Service[]> {
  return among(WITH_DEMO_DATA, async (service) => {
    if ((await remarksOn(service, around)).database === SEEDED) return false
    await run(service, 'seed', around, signal)
    await remark(service, around, `database ${databaseOf(service)}`, SEEDED)
    return true
  })
}

/** Those for which `work`, done for all at once, says that it did something. */
async function among(services: readonly Service[], work: (service: Service) => Promise<boolean>): Promise<Service[]> {
  const touched = await Promise.all(services.map(work))
  return services.filter((_, at) => touched[at])
}

/** Names what the tables are made from, and by: another build may bring another migration, or another way to apply it. */
function buildOf(service: Service): string {
  const hash = createHash('sha256').update(readFileSync(join(CHECKOUT, 'package-lock.json')))
  for (const dir of [`apps/${service}/dist`, 'libs/contracts/dist', 'libs/policies/dist', 'libs/service-kit/dist']) {
    const files = readdirSync(join(CHECKOUT, dir), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    )
    for (const file of files.toSorted()) hash.update(file).update(readFileSync(join(CHECKOUT, dir, file)))
  }
  return hash.digest('hex')
}

interface Remarks {
  readonly database: string | null
  readonly tables: string | null
}

function remarksOn(service: Service, { postgres }: Surroundings): Promise<Remarks> {
  return asAdmin(postgres.ownerUrl(databaseOf(service)), async (client) => {
    const { rows } = await client.query<Remarks>(
      `select shobj_description(oid, 'pg_database') as database,
         obj_description('public'::regnamespace, 'pg_namespace') as tables
       from pg_database where datname = current_database()`,
    )
    return rows[0] ?? { database: null, tables: null }
  })
}

async function remark(service: Service, { postgres }: Surroundings, on: string, text: string): Promise<void> {
  await asAdmin(postgres.ownerUrl(databaseOf(service)), (client) => client.query(`comment on ${on} is '${text}'`))
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
