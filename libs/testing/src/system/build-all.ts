import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CHECKOUT } from './checkout.ts'
import { runNode } from './run-node.ts'

interface BuildOptions {
  /** `.data/logs/build.log` unless told. */
  readonly logFile?: string
  readonly signal?: AbortSignal
}

/** Builds everything; what has not changed comes from Nx's cache. */
export function buildAll(options: BuildOptions = {}): Promise<void> {
  const logFile = options.logFile ?? join(CHECKOUT, '.data/logs/build.log')
  mkdirSync(dirname(logFile), { recursive: true })
  return runNode({
    name: 'The build',
    args: [join(CHECKOUT, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--output-style=static'],
    env: { NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
    logFile,
    signal: options.signal ?? new AbortController().signal,
    advice: 'The build of this checkout is broken: npm run types says where.',
  })
}
