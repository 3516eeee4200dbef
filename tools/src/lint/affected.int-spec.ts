import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '@isets/testing'

/** The projects of which Nx would run `target` after a change of `file`. */
function affected(file: string, target: string): string[] {
  const nx = join(CHECKOUT, 'node_modules/nx/dist/bin/nx.js')
  const options = ['--affected', `--files=${file}`, '--with-target', target, '--json']
  const answer = execFileSync(process.execPath, [nx, 'show', 'projects', ...options], {
    cwd: CHECKOUT,
    env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' },
    encoding: 'utf8',
  })
  const projects: string[] = JSON.parse(answer)
  return projects.map((name) => name.replace('@isets/', '')).toSorted()
}

describe('nx affected', () => {
  it('runs the integration tests of a service that was changed, and of nothing beside it', () => {
    expect(affected('apps/billing/src/main.ts', 'int')).toEqual(['billing', 'e2e'])
  })

  it('runs those of every service when the kit was changed', () => {
    const projects = affected('libs/service-kit/src/index.ts', 'int')
    expect(projects).toEqual(expect.arrayContaining(['billing', 'casework', 'gateway', 'identity', 'service-kit']))
    expect(projects).not.toContain('policies')
  })

  it.each(['apps/billing/src/main.ts', 'apps/web/src/main.tsx'])('runs the browser stories after %s', (file) => {
    expect(affected(file, 'e2e')).toEqual(['e2e'])
  })

  it('lints everything again when the rule of who may import whom was changed', () => {
    const projects = affected('tools/eslint/module-boundaries.js', 'lint')
    expect(projects).toEqual(expect.arrayContaining(['contracts', 'gateway', 'tools', 'web']))
  })

  it('runs the integration tests again when the rights on the bus were changed', () => {
    const projects = affected('docker/nats/nats-server.conf', 'int')
    expect(projects).toEqual(expect.arrayContaining(['gateway', 'testing', 'service-kit']))
  })
})
