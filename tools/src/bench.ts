import { parseArgs } from 'node:util'
import { benchHelpDesk } from './bench/help-desk.ts'
import { brokenPromises, tables } from './bench/report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    requests: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '1,8,32' },
  },
})

if (positionals[0] !== 'help-desk') {
  console.error(
    'Name what to measure: npm run bench -- help-desk [--requests 100000] [--seconds 10] [--connections 1,8,32]',
  )
  process.exit(2)
}
const result = await benchHelpDesk(
  {
    requests: Number(values.requests),
    seconds: Number(values.seconds),
    connections: values.connections.split(',').map(Number),
  },
  (line) => console.log(line),
)
const { speed, memory } = tables(result)
console.table(speed)
console.table(memory)
console.log(`Mails: ${result.mails.sent} sent, ${result.mails.queued} still to be sent`)
const broken = brokenPromises(result)
for (const promise of broken) console.log(`NOT KEPT  ${promise}`)
console.log(broken.length === 0 ? 'All promises kept' : `${broken.length} promises not kept`)
process.exit(broken.length === 0 ? 0 : 1)
