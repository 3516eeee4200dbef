import { rmSync } from 'node:fs'
import { allData } from './start/places.ts'
import { runningProcess } from './start/running.ts'

/** `npm run reset`: removes all data, mails, files, keys and logs. The next start begins afresh. */
const running = runningProcess()
if (running !== undefined) {
  console.error(`ISETS runs now (process ${running}). Stop it first: Ctrl-C where it was started.`)
  process.exitCode = 1
} else {
  for (const place of allData()) rmSync(place, { recursive: true, force: true })
  console.log('All data is gone. The next npm start begins afresh.')
}
