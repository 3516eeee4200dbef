import type { Progress } from '@isets/testing'

const WIDTH = 14
const MARKS = { begins: '…', done: '✓', failed: '✗' } as const

/** Says what is being done while it is done, and how it went: `✓ PostgreSQL      0.8 s  port 5432`. */
export function show({ step, state, seconds, notes }: Progress): void {
  const line = `  ${MARKS[state]} ${step.padEnd(WIDTH)}`
  if (state === 'begins') {
    if (process.stdout.isTTY) process.stdout.write(line)
    return
  }
  const back = process.stdout.isTTY ? '\r\u001b[K' : ''
  console.log(`${back}${line}${seconds.toFixed(1).padStart(5)} s  ${notes.join(', ')}`.trimEnd())
}
