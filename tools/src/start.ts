import { launch } from './start/launch.ts'
import { CannotStart } from './start/progress.ts'
import { claimRunning, runningProcess } from './start/running.ts'
import { summary } from './start/summary.ts'

/** `npm start`: everything on one machine. Ctrl-C stops all of it; the data stays. */
async function start(): Promise<number> {
  const running = runningProcess()
  if (running !== undefined) {
    console.error(`ISETS already runs from this folder (process ${running}). Stop it with Ctrl-C where it was started.`)
    return 1
  }
  const stopping = new AbortController()
  const stack = new AsyncDisposableStack()
  stack.defer(claimRunning())
  const whenAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => (stopping.abort(), resolve()))
    }
  })

  console.log('Starting ISETS')
  const exitCode = await launch(stack, stopping.signal).then(
    async (ports) => {
      console.log(`\n${summary(ports)}`)
      await whenAsked
      return 0
    },
    (problem: unknown) => (stopping.signal.aborted ? 0 : explain(problem)),
  )
  console.log('Stopping')
  await stack.disposeAsync()
  console.log('Stopped. The data is kept in .data')
  return exitCode
}

function explain(problem: unknown): number {
  const advice = problem instanceof CannotStart ? problem.advice : 'The logs are in .data/logs.'
  console.error(`\n${problem instanceof Error ? problem.message : String(problem)}\n\nWhat to do: ${advice}\n`)
  return 1
}

process.exitCode = await start()
process.exit()
