import { explanation } from './start/explanation.ts'
import { keepServers } from './start/keep-servers.ts'
import { launch } from './start/launch.ts'
import { claimRunning, runningProcess } from './start/running.ts'
import { readyAfter, summary } from './start/summary.ts'

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
    console.log(`\n${readyAfter(performance.now())}\n${summary(system)}`)
    keepServers(system, stopping.signal)
    await whenAsked
    console.log('Stopping')
    await system.stop()
    return 0
  } catch (problem) {
    if (stopping.signal.aborted) return 0
    console.error(explanation(problem))
    return 1
  } finally {
    release()
    console.log('Stopped. The data is kept in .data')
  }
}

process.exitCode = await start()
process.exit()
