import { deployEventStream, natsCredentials, startNats } from '@isets/testing'
import { build } from './build.ts'
import { migrate, postgresServer, seed } from './databases.ts'
import { installedProgram, NATS_SERVER } from './installed-program.ts'
import { mailServer } from './mail-server.ts'
import { logOf, places } from './places.ts'
import { choosePorts, type Ports } from './ports.ts'
import { step } from './progress.ts'
import { secrets } from './secrets.ts'
import { gatewayEnvironment, serviceEnvironment, SERVICES, type Surroundings } from './services.ts'
import { supervise, type SupervisedProcess } from './supervised.ts'

/**
 * Starts everything, in order. What has started is put on `stack`, which stops it in the opposite order.
 *
 * @returns the ports in use
 */
export async function launch(stack: AsyncDisposableStack, signal: AbortSignal): Promise<Ports> {
  const ports = await step('Ports', choosePorts)
  const keys = await step('Keys', async () => secrets())
  await step('Build', () => build(signal))

  const postgres = await step('PostgreSQL', async (note) => {
    const server = await postgresServer(ports.postgres, keys.postgres)
    if ('stop' in server) stack.defer(() => server.stop())
    note('stop' in server ? `port ${server.port}` : 'the server of DATABASE_URL')
    return server
  })
  signal.throwIfAborted()

  const natsUrl = await step('NATS', async (note) => {
    const program = installedProgram(NATS_SERVER, note)
    const nats = await startNats({
      program,
      dir: places.nats,
      port: ports.nats,
      secret: keys.nats,
      logFile: logOf('nats'),
    })
    stack.defer(() => nats.stop())
    await deployEventStream(nats.url, natsCredentials('deploy', keys.nats))
    note(`port ${nats.port}`)
    return nats.url
  })
  signal.throwIfAborted()

  await step('Mail', (note) => {
    note(`port ${ports.mail}`)
    return started(stack, signal, mailServer(ports))
  })
  const around: Surroundings = { ports, secrets: keys, postgres, natsUrl }
  await step('Tables', () => migrate(around, signal))
  await step('Demo data', async (note) => {
    const seeded = await seed(around, signal)
    note(seeded.length === 0 ? 'already there' : `for ${seeded.join(', ')}`)
  })
  await startServices(stack, signal, around)
  return ports
}

async function startServices(stack: AsyncDisposableStack, signal: AbortSignal, around: Surroundings): Promise<void> {
  const { ports } = around
  await step('Services', async (note) => {
    const all = SERVICES.map((service) =>
      supervise({
        name: service.name,
        args: [`apps/${service.name}/dist/main.js`],
        env: serviceEnvironment(service, around),
        readyUrl: `http://127.0.0.1:${ports[service.name]}/readyz`,
      }),
    )
    await Promise.all(all.map((service) => started(stack, signal, service)))
    note(SERVICES.map(({ name }) => name).join(', '))
  })
  await step('Gateway', (note) => {
    note(`port ${ports.web}`)
    const gateway = supervise({
      name: 'gateway',
      args: ['apps/gateway/dist/main.js'],
      env: gatewayEnvironment(around),
      readyUrl: `http://127.0.0.1:${ports.web}/readyz`,
    })
    return started(stack, signal, gateway)
  })
}

async function started(stack: AsyncDisposableStack, signal: AbortSignal, one: SupervisedProcess): Promise<void> {
  stack.defer(() => one.stop())
  await one.ready(signal)
}
