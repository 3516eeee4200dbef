import { parseArgs } from 'node:util'
import { everything } from './chaos/everything.ts'
import { helpDesk } from './chaos/help-desk.ts'
import { isClean } from './chaos/oracle.ts'
import { underChaos } from './chaos/under-chaos.ts'

const SCENARIOS = { all: everything, 'help-desk': helpDesk }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, operations: { type: 'string', default: '1000' } },
})
const name = positionals[0] ?? 'all'
const scenario = Object.entries(SCENARIOS).find(([one]) => one === name)?.[1]
if (scenario === undefined) {
  const names = Object.keys(SCENARIOS).join(' | ')
  console.error(`Name what to put under chaos: npm run chaos -- ${names} [--seed N] [--operations 1000]`)
  process.exit(2)
}

const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed)
const operations = Number(values.operations)
const say = (line: string) => console.log(line)
const result = await underChaos(scenario, { seed, operations, say })
const { verdict, deaths, repeated, unsettled, leftOut } = result
console.log(`\nSeed ${seed}; run it again with: npm run chaos -- ${name} --seed ${seed} --operations ${operations}`)
console.table({ 'killed (times)': deaths })
console.table({
  'acknowledged writes': verdict.acknowledged,
  'of these repeated by the client': repeated,
  lost: verdict.lost.length,
  'applied twice': verdict.appliedTwice.length,
  'notices to be mailed': verdict.notices,
  'not mailed': verdict.notMailed.length,
  'mailed twice': verdict.mailedTwice.length,
  'mailed but not due': verdict.undue.length,
  'raw repeats, same Message-ID': verdict.rawRepeats,
  'not caught up': unsettled.length,
})
if (verdict.written) console.table(verdict.written)
if (verdict.timed) console.table(verdict.timed)
const well = isClean(verdict) && unsettled.length + leftOut.length === 0
for (const [what, which] of Object.entries({ ...verdict, unsettled, leftOut })) {
  if (Array.isArray(which) && which.length > 0) console.log(`${what}: ${which.slice(0, 20).join(', ')}`)
}
process.exit(well ? 0 : 1)
