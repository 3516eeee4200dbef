import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contractBreaks } from './contract-breaks.ts'
import { snapshotOfContract, snapshotText, type ContractSnapshot } from './snapshot.ts'

/** `npm run contracts:snapshot`: writes the snapshot; a breaking change only with `-- --breaking`, to be argued for. */
const file = fileURLToPath(new URL('../../schema-snapshot.json', import.meta.url))
const now = snapshotOfContract()
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ContractSnapshot) : now
const breaks = contractBreaks(before, now)
if (breaks.length > 0 && !process.argv.includes('--breaking')) {
  process.stderr.write(`These changes break v1 (declare a v2 beside it):\n  ${breaks.join('\n  ')}\n`)
  process.exitCode = 1
} else {
  writeFileSync(file, snapshotText(now))
}
