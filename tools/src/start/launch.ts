import { join } from 'node:path'
import { buildAll, CannotStart, startSystem, stepper, type Progress, type RunningSystem } from '@isets/testing'
import { installedProgram, NATS_SERVER } from './installed-program.ts'
import { DATA, postgresDir } from './places.ts'
import { choosePorts } from './ports.ts'
import { show } from './progress.ts'

/** What a start is made of. */
const PARTS = {
  choosePorts,
  natsServer: (note: (text: string) => void) => installedProgram(NATS_SERVER, note),
  build: (signal: AbortSignal) => buildAll({ logFile: join(DATA, 'logs/build.log'), signal }),
  postgresDir,
  startSystem,
  show,
}
/** For tests: some of it played by others. */
export type LaunchParts = typeof PARTS

/** When a step fails without saying what helps. */
const ADVICE =
  'Read the logs in .data/logs and start again. If that does not help: npm run reset removes all data, and the next start begins afresh.'

/**
 * Builds and starts everything, and tells of each step.
 *
 * @throws CannotStart with the step that failed and what to do about it; whatever `signal` was aborted with
 */
export async function launch(signal: AbortSignal, parts: LaunchParts = PARTS): Promise<RunningSystem> {
  let failed = 'The start'
  const tell = (progress: Progress) => {
    if (progress.state === 'failed') failed = progress.step
    parts.show(progress)
  }
  try {
    return await launched(signal, parts, tell)
  } catch (problem) {
    signal.throwIfAborted()
    const what = problem instanceof Error ? problem.message : String(problem)
    const advice = problem instanceof CannotStart ? problem.advice : ADVICE
    throw new CannotStart(`${failed}: ${what}`, advice, { cause: problem })
  }
}

async function launched(
  signal: AbortSignal,
  parts: LaunchParts,
  tell: (progress: Progress) => void,
): Promise<RunningSystem> {
  const step = stepper(tell, signal)
  const ports = await step('Ports', parts.choosePorts)
  const natsServer = await step('Programs', async (note) => parts.natsServer(note))
  await step('Build', () => parts.build(signal))
  return parts.startSystem({
    dir: DATA,
    postgresDir: await parts.postgresDir(),
    databaseUrl: process.env['DATABASE_URL'],
    ports,
    natsServer,
    mail: 'maildev',
    seed: true,
    onProgress: tell,
    onTrouble: (sentence) => console.log(`  ! ${sentence}`),
    signal,
  })
}
