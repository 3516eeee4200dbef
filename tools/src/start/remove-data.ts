import { rmSync } from 'node:fs'

/**
 * Removes everything that a start leaves behind, unless the system runs.
 *
 * @param running the process that runs the system
 * @returns whether it was done, and what to say
 */
export function removeData(
  places: readonly string[],
  running: number | undefined,
): { readonly done: boolean; readonly words: string } {
  if (running !== undefined) {
    return { done: false, words: `ISETS runs now (process ${running}). Stop it first: Ctrl-C where it was started.` }
  }
  for (const place of places) rmSync(place, { recursive: true, force: true })
  return { done: true, words: 'All data is gone. The next npm start begins afresh.' }
}
