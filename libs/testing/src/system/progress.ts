/** How a start goes on, step by step. */
export interface Progress {
  readonly step: string
  readonly state: 'begins' | 'done' | 'failed'
  readonly seconds: number
  /** What is worth knowing: a port, what was already there. */
  readonly notes: readonly string[]
}
export type Step = <Result>(name: string, work: (note: (text: string) => void) => Promise<Result>) => Promise<Result>

/** Runs steps one after the other and tells how each begins and ends. Once `signal` is aborted no other begins. */
export function stepper(tell: (progress: Progress) => void, signal: AbortSignal): Step {
  return async (name, work) => {
    signal.throwIfAborted()
    const notes: string[] = []
    const begin = performance.now()
    const say = (state: Progress['state']) =>
      tell({ step: name, state, seconds: (performance.now() - begin) / 1000, notes })
    say('begins')
    try {
      const result = await work((text) => notes.push(text))
      say('done')
      return result
    } catch (problem) {
      say('failed')
      throw problem
    }
  }
}
