import { show } from './start/progress.ts'
import { runStep } from './test/run-step.ts'
import { STEPS } from './test/steps.ts'

/** `npm test`: everything, step by step. The last line is `N passed, N failed`; any failure makes the exit code 1. */
const begin = performance.now()
let passed = 0
let failed = 0

console.log('Testing ISETS')
for (const step of STEPS) {
  show({ step: step.name, state: 'begins', seconds: 0, notes: [] })
  const result = await runStep(step)
  const notes = step.jest ? [`${result.passed} passed, ${result.failed} failed`] : []
  show({ step: step.name, state: result.failed === 0 ? 'done' : 'failed', seconds: result.seconds, notes })
  if (result.failed > 0) console.log(`\n${result.output.trimEnd()}\n`)
  passed += result.passed
  failed += result.failed
}
console.log(`\nDone in ${((performance.now() - begin) / 1000).toFixed(0)} s`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
