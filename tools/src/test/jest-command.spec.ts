import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '@isets/testing'
import { JEST } from './jest-command.ts'

describe('the scripts of package.json', () => {
  it.each(['unit', 'int', 'e2e'])('run %s with the flags of the whole test run', (name) => {
    const { scripts } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const command = JEST.map((part) => (part.startsWith(CHECKOUT) ? relative(CHECKOUT, part) : part))
    expect(scripts[name]).toContain(`node ${command.join(' ')} --selectProjects ${name}`)
  })
})
