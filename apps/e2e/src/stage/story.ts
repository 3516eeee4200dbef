import { expect, it } from '@jest/globals'
import { Stage } from './stage.ts'

/**
 * A test in browser windows. It fails as well when anything went wrong behind a window that looks fine: an error in
 * the console, a refused or lost request. A failure leaves pictures and traces in `.data/failed-stories`.
 */
export function story(title: string, play: (stage: Stage) => Promise<void>, patienceMs = 90_000): void {
  const run = async () => {
    const stage = new Stage()
    try {
      await play(stage)
      expect(stage.unexpectedTroubles()).toEqual([])
    } catch (problem) {
      await stage.keepEvidence(title).catch(() => undefined)
      throw problem
    } finally {
      await stage.leave()
    }
  }
  it(title, run, patienceMs)
}
