import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '@isets/testing'
import { JEST } from './jest-command.ts'

const COMMAND = `node ${JEST.map((part) => (part.startsWith(CHECKOUT) ? relative(CHECKOUT, part) : part)).join(' ')}`
const fileOf = (name: string): unknown => JSON.parse(readFileSync(join(CHECKOUT, name), 'utf8'))

describe('jest', () => {
  it.each(['unit', 'int', 'e2e'])('has the flags of the whole test run in npm run %s', (name) => {
    const { scripts } = fileOf('package.json') as { scripts: Record<string, string> }
    expect(scripts[name]).toContain(`${COMMAND} --selectProjects ${name}`)
  })

  it.each(['test', 'int', 'e2e'])('has the flags of the whole test run in the target %s of Nx', (name) => {
    const { targetDefaults } = fileOf('nx.json') as { targetDefaults: Record<string, { options: { command: string } }> }
    expect(targetDefaults[name]?.options.command).toContain(`${COMMAND} --selectProjects`)
  })
})
