import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../server/free-port.ts'
import { CHECKOUT, placesIn } from './checkout.ts'
import { clockFile } from './clock-file.ts'
import { migrateAll, seedAll } from './databases.ts'
import { stepper, type Step } from './progress.ts'
import type { RunningSystem } from './running-system.ts'
import { secretsIn } from './secrets.ts'
import {
  databaseOf,
  environmentOf,
  PORT_NAMES,
  portOf,
  SYSTEM_SERVICES,
  webUrl,
  type Ports,
  type Surroundings,
  type SystemService,
} from './services.ts'
import { supervise, type SupervisedProcess } from './supervise.ts'
import type { SystemOptions } from './system-options.ts'
import { mailFor, natsFor, postgresFor, type Ground } from './system-servers.ts'

/** Starts the whole system from the built apps (`buildAll` builds them). Ready for people when it returns. */
export async function startSystem(options: SystemOptions): Promise<RunningSystem> {
  const stack = new AsyncDisposableStack()
  try {
    return await startOn(stack, options)
  } catch (problem) {
    await stack.disposeAsync()
    throw problem
  }
}

async function startOn(stack: AsyncDisposableStack, options: SystemOptions): Promise<RunningSystem> {
  const { signal = new AbortController().signal } = options
  const step = stepper(options.onProgress ?? (() => undefined), signal)
  const dir = options.dir ?? temporaryDir()
  if (options.dir === undefined) stack.defer(() => rmSync(dir, { recursive: true, force: true }))
  const places = placesIn(dir)
  const ports = await chosenPorts(options.ports)
  const secrets = await step('Keys', async () => secretsIn(places.secrets))
  const ground: Ground = { stack, options, places, ports, secrets }

  const postgres = await step('PostgreSQL', (note) => {
    note(options.databaseUrl ? 'the server of DATABASE_URL' : `port ${ports.postgres}`)
    return postgresFor(ground)
  })
  const nats = await step('NATS', (note) => (note(`port ${ports.nats}`), natsFor(ground)))
  const mailSink = await step('Mail', (note) => (note(`port ${ports.mail}`), mailFor(ground, signal)))
  const webDir = join(CHECKOUT, 'apps/web/dist')
  const around: Surroundings = { ...ground, postgres, natsUrl: nats.url, webDir, env: options.env ?? {} }
  await prepareDatabases(step, around, options.seed ?? false, signal)
  const services = await step('Services', (note) => {
    note(SYSTEM_SERVICES.join(', '))
    return startServices(ground, around, signal)
  })

  const stop = () => stack.disposeAsync()
  return {
    webUrl: webUrl(ports),
    mailUrl: mailSink ? undefined : `http://localhost:${ports.mailInbox}`,
    mailSink,
    postgres,
    nats,
    ports,
    clock: clockFile(places.clock),
    logsDir: join(dir, 'logs'),
    service: (name) => services[name],
    databaseUrl: (service) => postgres.ownerUrl(databaseOf(service)),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

async function chosenPorts(given: Partial<Ports> = {}): Promise<Ports> {
  const chosen: Partial<Ports> = { ...given }
  for (const name of PORT_NAMES) chosen[name] ??= await freePort(0, Object.values(chosen))
  return chosen as Ports
}

async function prepareDatabases(step: Step, around: Surroundings, seed: boolean, signal: AbortSignal): Promise<void> {
  await step('Tables', async (note) => {
    const touched = await migrateAll(around, signal)
    note(touched.length === 0 ? 'up to date' : `for ${touched.join(', ')}`)
  })
  if (!seed) return
  await step('Demo data', async (note) => {
    const seeded = await seedAll(around, signal)
    note(seeded.length === 0 ? 'already there' : `for ${seeded.join(', ')}`)
  })
}

/** All at once: the gateway waits for nobody, and its calls find a service as soon as that is there. */
async function startServices(
  { stack, options, places, ports }: Ground,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Record<SystemService, SupervisedProcess>> {
  const start = (name: SystemService) => {
    const port = portOf(name, ports)
    const service = supervise({
      name,
      args: [`apps/${name}/dist/main.js`],
      env: environmentOf(name, around),
      logFile: places.logOf(name),
      port,
      readyUrl: `http://127.0.0.1:${port}/readyz`,
      tell: options.onTrouble ?? (() => undefined),
      longestWaitMs: options.longestWaitMs,
    })
    stack.defer(() => service.stop())
    return service
  }
  const services = SYSTEM_SERVICES.map((name) => [name, start(name)] as const)
  await Promise.all(services.map(([, service]) => service.ready(signal)))
  return Object.fromEntries(services) as Record<SystemService, SupervisedProcess>
}

/** A folder of our own that the database server, which is another user when we are root, may pass through. */
function temporaryDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'isets-system-'))
  chmodSync(dir, 0o755)
  return dir
}
