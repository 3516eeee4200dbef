/** A start that cannot go on: what is wrong, and what a person can do about it. */
export class CannotStart extends Error {
  readonly advice: string

  constructor(problem: string, advice: string, options?: ErrorOptions) {
    super(problem, options)
    this.name = 'CannotStart'
    this.advice = advice
  }
}
