import { join } from 'node:path'
import { CHECKOUT } from '@isets/testing'
import { CHROMIUM, NATS_SERVER, type WantedProgram } from '../start/installed-program.ts'
import { JEST } from './jest-command.ts'

/** One step of `npm test`. */
export interface TestStep {
  readonly name: string
  /** Programs with their arguments, run by this Node one after the other. */
  readonly commands: readonly (readonly string[])[]
  /** Programs that it needs beside this Node, and the variable that tells where each is. */
  readonly needs: Readonly<Record<string, WantedProgram>>
  /** A jest step tells how many tests passed and failed; any other counts as one. */
  readonly jest: boolean
}

const bin = (path: string) => join(CHECKOUT, 'node_modules', path)
const NX = bin('nx/dist/bin/nx.js')
const OPTIONS = ['--ci', '--passWithNoTests', '--silent']

function jest(project: 'unit' | 'int' | 'e2e', needs: TestStep['needs'], ...options: string[]): TestStep {
  return {
    name: project,
    commands: [[...JEST, ...OPTIONS, ...options, '--selectProjects', project]],
    needs,
    jest: true,
  }
}
function check(name: string, ...commands: string[][]): TestStep {
  return { name, commands, needs: {}, jest: false }
}

/**
 * Cheap ones first, and those side by side that keep one core busy each. The lint needs Nx's project graph to know which
 * import crosses a boundary.
 */
export const STAGES: readonly (readonly TestStep[])[] = [
  [
    check('format', [bin('prettier/bin/prettier.cjs'), '--check', '.']),
    check('lint', [NX, 'show', 'projects'], [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']),
    check('types', [bin('typescript/bin/tsc'), '-b']),
  ],
  [jest('unit', {})],
  [jest('int', { NATS_SERVER })],
  [check('build', [NX, 'run-many', '-t', 'build', '--output-style=static'])],
  [jest('e2e', { NATS_SERVER, CHROMIUM }, '--runInBand')],
]
