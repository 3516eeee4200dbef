import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart, CHECKOUT } from '@isets/testing'
import { installedProgram } from '../start/installed-program.ts'
import { counted, type Count, type JestReport } from './count.ts'
import type { TestStep } from './steps.ts'

export interface StepResult extends Count {
  readonly seconds: number
  /** Everything that the step printed. */
  readonly output: string
}

/** Runs a step to its end. A step that cannot tell its tests counts as one failure. */
export async function runStep(step: TestStep): Promise<StepResult> {
  const begin = performance.now()
  const programs = found(step)
  if (programs instanceof CannotStart) {
    return { passed: 0, failed: 1, seconds: 0, output: `${programs.message}\nWhat to do: ${programs.advice}` }
  }
  const dir = mkdtempSync(join(tmpdir(), 'isets-test-'))
  const reportFile = join(dir, 'report.json')
  const report = step.jest ? ['--json', `--outputFile=${reportFile}`] : []
  let output = ''
  let exitCode = 0
  for (const command of step.commands) {
    if (exitCode !== 0) break
    const ended = await run([...command, ...report], programs)
    output += ended.output
    exitCode = ended.exitCode
  }
  const count = step.jest ? counted(readReport(reportFile), exitCode) : counted(undefined, exitCode, true)
  rmSync(dir, { recursive: true, force: true })
  return { ...count, seconds: (performance.now() - begin) / 1000, output }
}

/** Where each program is that the step needs, installed when that is allowed. */
function found({ needs }: TestStep): Record<string, string> | CannotStart {
  try {
    return Object.fromEntries(Object.entries(needs).map(([name, wanted]) => [name, installedProgram(wanted)]))
  } catch (problem) {
    if (problem instanceof CannotStart) return problem
    throw problem
  }
}

function run(command: readonly string[], env: Record<string, string>): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: CHECKOUT,
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const printed: string[] = []
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
    // With --json jest prints its report on standard output as well; the person wants the other one.
    if (!command.includes('--json')) child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
    else child.stdout.resume()
    child.once('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, output: printed.join('') }))
  })
}

function readReport(file: string): JestReport | undefined {
  try {
    const report: JestReport = JSON.parse(readFileSync(file, 'utf8'))
    return report
  } catch {
    return undefined
  }
}
