import type { Progress } from '@isets/testing'

const WIDTH = 14
const MARKS = { begins: '…', done: '✓', failed: '✗' } as const

/** Says what is being done while it is done, and how it went. */
export function show(progress: Progress): void {
  const line = lineOf(progress)
  if (progress.state === 'begins') {
    if (process.stdout.isTTY) process.stdout.write(line)
    return
  }
  console.log(`${process.stdout.isTTY ? '\r\u001b[K' : ''}${line}`)
}

/** `✓ PostgreSQL      0.8 s  port 5432` */
export function lineOf({ step, state, seconds, notes }: Progress): string {
  const line = `  ${MARKS[state]} ${step.padEnd(WIDTH)}`
  return state === 'begins' ? line : `${line}${seconds.toFixed(1).padStart(5)} s  ${notes.join(', ')}`.trimEnd()
}
