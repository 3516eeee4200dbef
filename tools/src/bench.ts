import { parseArgs } from 'node:util'
import { billing } from './bench/billing.ts'
import { casework } from './bench/casework.ts'
import { benchHelpDesk } from './bench/help-desk.ts'
import { benchIes } from './bench/ies.ts'
import { referrals } from './bench/referrals.ts'
import { brokenPromises, tables } from './bench/report.ts'
import type { BenchResult } from './bench/result.ts'
import { benchService } from './bench/service-bench.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    requests: { type: 'string', default: '100000' },
    customers: { type: 'string', default: '100000' },
    rows: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '5' },
    connections: { type: 'string', default: '1,8,32' },
  },
})

/** With the time since the beginning: a step that takes long is seen. */
const say = (line: string) => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`)
const how = {
  time: { seconds: Number(values.seconds), warmUp: Number(values['warm-up']) },
  connections: values.connections.split(',').map(Number),
}
const name = positionals[0]

if (name === 'help-desk') {
  const result = await benchHelpDesk({ ...how, requests: Number(values.requests) }, say)
  print(result)
  say(`Mails: ${result.mails.sent} sent, ${result.mails.queued} still to be sent`)
  if (result.secondStart !== undefined) say(`Second start: ready after ${result.secondStart.toFixed(1)} s`)
  finish(brokenPromises(result))
}
if (name === 'ies') {
  const result = await benchIes({ ...how, rows: Number(values.rows) }, say)
  console.table(result.runs)
  print(result)
  finish([...result.broken, ...brokenPromises(result)])
}
const bench = [casework, referrals, billing].find(({ service }) => service === name)
if (bench === undefined) {
  console.error(`Name what to measure:
  npm run bench -- help-desk [--requests 100000] [--seconds 10] [--warm-up 5] [--connections 1,8,32]
  npm run bench -- ies [--rows 100000] [--seconds 10] [--warm-up 5] [--connections 1,8,32]
  npm run bench -- casework | referrals | billing [--customers 100000] [--seconds 10] [--warm-up 5] [--connections 1,8,32]`)
  process.exit(2)
}
const result = await benchService(bench, { ...how, customers: Number(values.customers) }, say)
print(result)
finish(brokenPromises(result))

function print(measured: BenchResult): void {
  const { speed, memory } = tables(measured)
  console.table(speed)
  console.table(memory)
}

function finish(broken: readonly string[]): never {
  for (const promise of broken) console.log(`NOT KEPT  ${promise}`)
  console.log(broken.length === 0 ? 'All promises kept' : `${broken.length} promises not kept`)
  process.exit(broken.length === 0 ? 0 : 1)
}
