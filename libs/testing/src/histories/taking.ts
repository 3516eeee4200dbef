import { Refusal } from '@isets/contracts'

/** Thrown by a step that finds nothing that it could be about. */
export const NOTHING = new Error('nothing')

const REFUSALS: readonly string[] = ['FORBIDDEN', 'NOT_FOUND', 'WRONG_STATUS', 'INVALID', 'STALE']

/**
 * Takes one random step after the other; those that find nothing to do are passed over.
 * @throws Error that names the step that went wrong, with its cause
 */
export async function takeEach<Step>(steps: readonly Step[], take: (step: Step) => Promise<void>): Promise<void> {
  for (const [index, step] of steps.entries()) {
    try {
      await take(step)
    } catch (problem) {
      if (problem !== NOTHING) throw new Error(`Step ${index}: ${JSON.stringify(step)}`, { cause: problem })
    }
  }
}

/**
 * The code with which a random call was refused, null when it was not. Refusals are answers.
 * @throws whatever else goes wrong, and refusals that no random step should bring
 */
export async function refusalOf(calling: Promise<unknown>): Promise<string | null> {
  try {
    await calling
    return null
  } catch (problem) {
    if (!(problem instanceof Refusal) || !REFUSALS.includes(problem.code)) throw problem
    return problem.code
  }
}
