import type { RunningSystem } from '@isets/testing'

interface Server {
  readonly ended: Promise<string>
  restart(): Promise<void>
}

/** Starts PostgreSQL and NATS again when one of them dies; the services reconnect by themselves. */
export function keepServers({ postgres, nats }: RunningSystem, signal: AbortSignal): void {
  void keep(nats, signal)
  if ('restart' in postgres) void keep(postgres, signal)
}

async function keep(server: Server, signal: AbortSignal): Promise<void> {
  for (;;) {
    const sentence = await server.ended
    if (signal.aborted) return
    console.log(`  ! ${sentence}. It starts again.`)
    try {
      await server.restart()
    } catch (problem) {
      console.error(`  ! It did not start again: ${String(problem)}`)
      return
    }
  }
}
