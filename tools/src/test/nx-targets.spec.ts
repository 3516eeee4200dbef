import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '@isets/testing'

const PACKAGES = globSync(['apps/*/package.json', 'libs/*/package.json', 'tools/package.json'], { cwd: CHECKOUT })

describe('what Nx builds and tests', () => {
  it.each(PACKAGES)('has no script in %s: Nx would run it without the defaults, and never from its cache', (file) => {
    expect(JSON.parse(readFileSync(join(CHECKOUT, file), 'utf8'))).not.toHaveProperty('scripts')
  })
})
