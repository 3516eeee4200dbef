/** When a job runs: at the times of a cron expression (America/Chicago), or every few seconds. */
export type JobTimes =
  { readonly cron: string; readonly everySeconds?: never } | { readonly everySeconds: number; readonly cron?: never }

export interface JobMark {
  readonly name: string
  readonly times: JobTimes
}
export const JOB = Symbol('job')

/**
 * Runs the method in a transaction of the service itself (no caller), on one replica at a time.
 *
 * `everySeconds` is for work that is due by the business clock: the method finds it from the rows
 * (`where due_at <= :now for update skip locked`, `now` from the injected `Clock`), re-checks the state of what it
 * locked, and returns how many rows it handled; while that is not 0 it runs again at once. So a moved demo clock takes
 * effect within that many seconds. `cron` is for work at a time of day, by the real clock; it must be safe to run twice.
 */
export function Job(name: string, times: JobTimes) {
  const mark: JobMark = { name, times }
  return <Method extends () => Promise<number>>(
    _provider: object,
    _method: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    if (descriptor.value !== undefined) Reflect.defineMetadata(JOB, mark, descriptor.value)
  }
}
