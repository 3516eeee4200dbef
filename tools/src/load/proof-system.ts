import { buildAll, startSystem, type RunningSystem, type SystemOptions } from '@isets/testing'
import { installedProgram, NATS_SERVER } from '../start/installed-program.ts'

/** The system is measured, not its limits for one person. */
const NO_LIMITS = {
  ...{ RATE_USER: '1000000', RATE_MAIL: '1000000', RATE_LOOKUP: '1000000' },
  ...{ RATE_SIGN_IN: '100000', RATE_DEAD_SESSION: '100000' },
}

/**
 * Builds the system and starts it with the demo data for a slow proof: mails go into a sink unless told, nothing is
 * written faster than is safe, and no limit for one person holds the proof back.
 * @throws CannotStart
 */
export async function startForProof(
  say: (line: string) => void,
  more: Partial<Pick<SystemOptions, 'dir' | 'mail' | 'longestWaitMs'>> = {},
): Promise<RunningSystem> {
  const natsServer = installedProgram(NATS_SERVER, say)
  say('Building and starting the system')
  await buildAll()
  return startSystem({ natsServer, mail: 'sink', seed: true, durable: true, env: { gateway: NO_LIMITS }, ...more })
}
