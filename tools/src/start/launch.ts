import { join } from 'node:path'
import { buildAll, startSystem, stepper, type RunningSystem } from '@isets/testing'
import { installedProgram, NATS_SERVER } from './installed-program.ts'
import { DATA, postgresDir } from './places.ts'
import { choosePorts } from './ports.ts'
import { show } from './progress.ts'

/** Builds and starts everything, and tells of each step. */
export async function launch(signal: AbortSignal): Promise<RunningSystem> {
  const step = stepper(show, signal)
  const ports = await step('Ports', choosePorts)
  const natsServer = await step('Programs', async (note) => installedProgram(NATS_SERVER, note))
  await step('Build', () => buildAll({ logFile: join(DATA, 'logs/build.log'), signal }))
  return startSystem({
    dir: DATA,
    postgresDir: await postgresDir(),
    databaseUrl: process.env['DATABASE_URL'],
    ports,
    natsServer,
    mail: 'maildev',
    seed: true,
    onProgress: show,
    onTrouble: (sentence) => console.log(`  ! ${sentence}`),
    signal,
  })
}
