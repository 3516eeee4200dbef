import { allData } from './start/places.ts'
import { removeData } from './start/remove-data.ts'
import { runningProcess } from './start/running.ts'

/** `npm run reset`: removes all data, mails, files, keys and logs. The next start begins afresh. */
const { done, words } = removeData(allData(), runningProcess())
if (done) console.log(words)
else console.error(words)
process.exitCode = done ? 0 : 1
