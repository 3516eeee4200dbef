import { expect } from '@jest/globals'
import { eventually } from '@isets/testing'
import type { Locator } from 'playwright-core'

/** Waits until it can be seen. */
export async function seen(...all: Locator[]): Promise<void> {
  for (const one of all) await one.waitFor()
}

/** Waits until it cannot be seen any more. */
export async function gone(...all: Locator[]): Promise<void> {
  for (const one of all) await one.waitFor({ state: 'hidden' })
}

/** Waits until `look` finds what is expected: `await becomes(() => field.inputValue(), 'kept')`. */
export async function becomes<Found>(look: () => Promise<Found>, expected: unknown): Promise<void> {
  await eventually(
    async () => {
      expect(await look()).toEqual(expected)
      return true
    },
    { timeout: 15_000, every: 100 },
  )
}
