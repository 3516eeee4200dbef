import { parseArgs } from 'node:util'
import { chaosHelpDesk } from './chaos/help-desk.ts'
import { isClean } from './chaos/oracle.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, operations: { type: 'string', default: '1000' } },
})
if (positionals[0] !== 'help-desk') {
  console.error('Name what to put under chaos: npm run chaos -- help-desk [--seed N] [--operations 1000]')
  process.exit(2)
}

const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed)
const { verdict, deaths, repeated, underway } = await chaosHelpDesk(seed, Number(values.operations), (line) =>
  console.log(line),
)
console.log(`\nSeed ${seed}; run it again with: npm run chaos -- help-desk --seed ${seed}`)
console.table({ 'killed (times)': deaths })
console.table({
  'acknowledged writes': verdict.acknowledged,
  'of these repeated by the client': repeated,
  lost: verdict.lost.length,
  'applied twice': verdict.appliedTwice.length,
  'notices to be mailed': verdict.notices,
  'not mailed': verdict.notMailed.length,
  'mailed twice': verdict.mailedTwice.length,
  'raw repeats, same Message-ID': verdict.rawRepeats,
})
if (!isClean(verdict)) console.table({ 'still underway': underway })
for (const [what, which] of Object.entries(verdict)) {
  if (Array.isArray(which) && which.length > 0) console.log(`${what}: ${which.slice(0, 20).join(', ')}`)
}
process.exit(isClean(verdict) ? 0 : 1)
