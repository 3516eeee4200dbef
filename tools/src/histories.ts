import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { CHECKOUT, HISTORIES_VARIABLE, type AskedHistories } from '@isets/testing'
import { installedProgram, NATS_SERVER } from './start/installed-program.ts'
import { JEST } from './test/jest-command.ts'

/** Where the histories of each machine are: the normal test run plays a few of them. */
const MACHINES: Readonly<Record<string, string>> = {
  referral: 'apps/referrals/src/history/',
  money: 'apps/billing/src/history/',
  access: 'apps/e2e/src/access/',
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, runs: { type: 'string', default: '1000' }, path: { type: 'string' } },
})
const names = positionals.length === 0 ? Object.keys(MACHINES) : positionals
const folders = names.flatMap((name) => MACHINES[name] ?? [])
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(values.seed)
const runs = Number(values.runs)
if (folders.length < names.length || !Number.isSafeInteger(seed) || !(runs > 0)) {
  const known = Object.keys(MACHINES).join(' | ')
  console.error(`Name what to play, and how many: npm run histories -- [${known}] [--seed N] [--runs 1000] [--path P]`)
  process.exit(2)
}

const asked: AskedHistories = { seed, runs, ...(values.path !== undefined && { path: values.path }) }
const again = `npm run histories -- ${names.join(' ')} --seed ${seed} --runs ${runs}`
console.log(`Seed ${seed}; play them again with: ${again}`)

const child = spawn(
  process.execPath,
  [...JEST, '--ci', '--selectProjects', 'int', '--testPathPatterns', folders.join('|')],
  {
    cwd: CHECKOUT,
    env: { ...process.env, NATS_SERVER: installedProgram(NATS_SERVER), [HISTORIES_VARIABLE]: JSON.stringify(asked) },
    stdio: 'inherit',
  },
)
child.once('close', (exitCode) => {
  if (exitCode !== 0) {
    console.log(`\nNot all held. fast-check names the path of the history that failed; only that one, for its machine:`)
    console.log(`npm run histories -- ${names[0] ?? ''} --seed ${seed} --path "<path>"`)
  }
  process.exitCode = exitCode ?? 1
})
