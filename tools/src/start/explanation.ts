import { CannotStart } from '@isets/testing'

/** What went wrong and what a person can do about it. */
export function explanation(problem: unknown): string {
  const advice = problem instanceof CannotStart ? problem.advice : 'The logs are in .data/logs.'
  return `\n${problem instanceof Error ? problem.message : String(problem)}\n\nWhat to do: ${advice}\n`
}
