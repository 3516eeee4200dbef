import { expect, it } from '@jest/globals'
import { Stage } from './stage.ts'

/**
 * A test in browser windows. It fails as well when anything went wrong behind a window that looks fine: an error in
 * the console, a refused or lost request. A failure says what each window showed, as a screen reader hears it, and
 * leaves pictures and traces in `.data/failed-stories`: where it ran far away, there is nothing but its words.
 */
export function story(title: string, play: (stage: Stage) => Promise<void>, patienceMs = 90_000): void {
  const run = async () => {
    const stage = new Stage()
    try {
      await play(stage)
      expect(stage.unexpectedTroubles()).toEqual([])
    } catch (problem) {
      const seen = await stage.keepEvidence(title).catch(() => '')
      throw new Error(`${sentenceOf(problem)}\n\nWhat was on the screens:\n${seen}`, { cause: problem })
    } finally {
      await stage.leave()
    }
  }
  it(title, run, patienceMs)
}

const sentenceOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))
