import { CannotStart } from '@isets/testing'
import { keepServers } from './start/keep-servers.ts'
import { launch } from './start/launch.ts'
import { claimRunning, runningProcess } from './start/running.ts'
import { summary } from './start/summary.ts'

/** `npm start`: everything on one machine. Ctrl-C stops all of it; the data stays. */
async function start(): Promise<number> {
  const running = runningProcess()
  if (running !== undefined) {
    console.error(`ISETS already runs from this folder (process ${running}). Stop it with Ctrl-C where it was started.`)
    return 1
  }
  const release = claimRunning()
  const stopping = new AbortController()
  const whenAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => (stopping.abort(), resolve()))
    }
  })
  try {
    console.log('Starting ISETS')
    const system = await launch(stopping.signal)
    console.log(`\n${summary(system)}`)
    keepServers(system, stopping.signal)
    await whenAsked
    console.log('Stopping')
    await system.stop()
    return 0
  } catch (problem) {
    return stopping.signal.aborted ? 0 : explain(problem)
  } finally {
    release()
    console.log('Stopped. The data is kept in .data')
  }
}

function explain(problem: unknown): number {
  const advice = problem instanceof CannotStart ? problem.advice : 'The logs are in .data/logs.'
  console.error(`\n${problem instanceof Error ? problem.message : String(problem)}\n\nWhat to do: ${advice}\n`)
  return 1
}

process.exitCode = await start()
process.exit()
