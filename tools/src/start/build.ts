import { join } from 'node:path'
import { runNode } from './command.ts'
import { ROOT } from './places.ts'

/** Builds everything; what has not changed comes from Nx's cache. */
export function build(signal: AbortSignal): Promise<void> {
  return runNode({
    name: 'build',
    args: [join(ROOT, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--output-style=static'],
    env: { NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
    signal,
    advice: 'The build of this checkout is broken: npm run types says where.',
  })
}
