/** A start that cannot go on: what is wrong, and what a person can do about it. */
export class CannotStart extends Error {
  readonly advice: string

  constructor(problem: string, advice: string, options?: ErrorOptions) {
    super(problem, options)
    this.name = 'CannotStart'
    this.advice = advice
  }
}

const WIDTH = 16

/** Says what is being done while it is done, and how it went: `✓ PostgreSQL       0.8 s  port 5432`. */
export async function step<Result>(
  name: string,
  work: (note: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  const notes: string[] = []
  const begin = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`  … ${name}`)
  const line = (mark: string) => {
    const seconds = ((performance.now() - begin) / 1000).toFixed(1).padStart(5)
    const back = process.stdout.isTTY ? '\r\u001b[K' : ''
    console.log(`${back}  ${mark} ${name.padEnd(WIDTH)}${seconds} s  ${notes.join(', ')}`.trimEnd())
  }
  try {
    const result = await work((text) => notes.push(text))
    line('✓')
    return result
  } catch (problem) {
    line('✗')
    throw problem
  }
}
