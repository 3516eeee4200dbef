import { show } from './start/progress.ts'
import { runStep, type StepResult } from './test/run-step.ts'
import { STAGES, type TestStep } from './test/steps.ts'

/** `npm test`: everything, step by step. The last line is `N passed, N failed`; any failure makes the exit code 1. */
const begin = performance.now()
let passed = 0
let failed = 0

console.log('Testing ISETS')
for (const stage of STAGES) {
  const running = new Set(stage)
  begins(running)
  const perform = async (step: TestStep) => {
    const result = await runStep(step)
    running.delete(step)
    ends(step, result)
    begins(running)
    passed += result.passed
    failed += result.failed
  }
  await Promise.all(stage.map(perform))
}
console.log(`\nDone in ${((performance.now() - begin) / 1000).toFixed(0)} s`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function begins(running: ReadonlySet<TestStep>): void {
  const step = [...running].map(({ name }) => name).join(', ')
  if (running.size > 0) show({ step, state: 'begins', seconds: 0, notes: [] })
}

function ends(step: TestStep, { passed, failed, seconds, output }: StepResult): void {
  const notes = step.jest ? [`${passed} passed, ${failed} failed`] : []
  show({ step: step.name, state: failed === 0 ? 'done' : 'failed', seconds, notes })
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`)
}
