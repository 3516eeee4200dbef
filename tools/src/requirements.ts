import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT } from '@isets/testing'
import { coverageOf, coverageText } from './requirements/report.ts'
import { titlesIn } from './requirements/titles.ts'

/** Where tests are: unit, integration, and the browser stories. */
const TESTS = ['{apps,libs,tools}/**/*.{spec,int-spec,e2e-spec}.{ts,tsx}', 'apps/e2e/src/stories/*.ts']
const ELSEWHERE = ['**/node_modules/**', '**/dist/**', '**/out-types/**']

/** `npm run coverage:requirements`: which requirements of the catalogue have tests. Fails for ids that it does not have. */
const files = globSync(TESTS, { cwd: CHECKOUT, exclude: ELSEWHERE })
const coverage = coverageOf(files.flatMap((file) => titlesIn(readFileSync(join(CHECKOUT, file), 'utf8'))))
console.log(coverageText(coverage))
process.exitCode = coverage.unknown.length > 0 ? 1 : 0
