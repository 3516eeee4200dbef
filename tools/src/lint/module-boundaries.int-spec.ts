import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '@isets/testing'

/** Who, what, in which file, by which import. Apps export nothing, so an app could only be reached by its path. */
const FORBIDDEN = [
  ['a service', 'another service', 'apps/identity/src/probe.ts', '../../help-desk/src/main.ts'],
  ['a service', 'the design system', 'apps/help-desk/src/probe.ts', '@isets/ui'],
  ['the web app', 'the service kit', 'apps/web/src/probe.ts', '@isets/service-kit'],
  ['the web app', 'a service', 'apps/web/src/probe.ts', '../../gateway/src/main.ts'],
  ['the contracts', 'the rules', 'libs/contracts/src/probe.ts', '@isets/rules'],
  ['the rules', 'the policies', 'libs/rules/src/probe.ts', '@isets/policies'],
  ['the rules', 'the service kit', 'libs/rules/src/probe.ts', '@isets/service-kit'],
  ['the policies', 'the test servers, which no browser can load', 'libs/policies/src/probe.ts', '@isets/testing'],
  ['the design system', 'the service kit', 'libs/ui/src/probe.ts', '@isets/service-kit'],
  ['the service kit', 'a service', 'libs/service-kit/src/probe.ts', '../../../apps/identity/src/main.ts'],
] as const
const ALLOWED = [
  ['a service', 'the service kit', 'apps/identity/src/probe.ts', '@isets/service-kit'],
  ['the web app', 'the design system', 'apps/web/src/probe.ts', '@isets/ui'],
  ['the rules', 'the contracts', 'libs/rules/src/probe.ts', '@isets/contracts'],
] as const

/** Which file may read the real clock or the environment, and which rule says that it may not. */
const SURROUNDINGS = [
  ['a service', 'apps/identity/src/probe.ts', 'new Date()', 'no-restricted-syntax'],
  ['a service', 'apps/identity/src/probe.ts', 'Date.now()', 'no-restricted-properties'],
  ['a service', 'apps/identity/src/probe.ts', "process.env['PORT']", 'no-restricted-properties'],
  ['the rules', 'libs/rules/src/probe.ts', 'new Date()', 'no-restricted-syntax'],
  ['a service', 'apps/identity/src/probe.ts', "new Date('2026-01-05')", undefined],
  ['the clock', 'libs/service-kit/src/time/clock.ts', 'new Date()', undefined],
] as const

const CASES = [...FORBIDDEN, ...ALLOWED]
let broken: string[][]

/** The rules that this import in this file breaks. */
function brokenBy(file: string, imported: string): string[] | undefined {
  return broken[CASES.findIndex((one) => one[2] === file && one[3] === imported)]
}

beforeAll(() => {
  const node = (...args: string[]) =>
    execFileSync(process.execPath, args, {
      cwd: CHECKOUT,
      env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' },
      encoding: 'utf8',
    })
  node(join(CHECKOUT, 'node_modules/nx/dist/bin/nx.js'), 'show', 'projects')
  const texts = CASES.map(([, , file, imported]) => [file, `import * as probe from '${imported}'\n\nvoid probe\n`])
  const readings = SURROUNDINGS.map(([, file, reading]) => [file, `export const read = ${reading}\n`])
  broken = JSON.parse(node(join(CHECKOUT, 'tools/src/lint/lint-texts.ts'), JSON.stringify([...texts, ...readings])))
})

describe('the lint', () => {
  it.each(FORBIDDEN)('refuses that %s imports %s', (_who, _what, file, imported) => {
    expect(brokenBy(file, imported)).toContainEqual(
      expect.stringMatching(/^(@nx\/enforce-module-boundaries|no-restricted-imports)$/),
    )
  })

  it.each(SURROUNDINGS)('says of %s, in %s, that it reads %s: %s', (_who, file, reading, rule) => {
    const place = SURROUNDINGS.findIndex((one) => one[1] === file && one[2] === reading)
    expect(broken[CASES.length + place]).toEqual(rule === undefined ? [] : [rule])
  })

  it.each(ALLOWED)('lets %s import %s', (_who, _what, file, imported) => {
    expect(brokenBy(file, imported)).toEqual([])
  })
})
