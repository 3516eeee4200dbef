import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Fails with what axe finds against WCAG 2.2 AA, and where: on the whole page, or in these parts of it. */
export async function isAccessible(page: Page, parts: readonly string[] = []): Promise<void> {
  const violationsOnly = { resultTypes: ['violations'] as ['violations'] }
  const axe = new AxeBuilder({ page }).options(violationsOnly).withTags(WCAG_22_AA).setLegacyMode()
  for (const part of parts) axe.include(part)
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`),
  }))
  expect(found).toEqual([])
}

/** WCAG 1.4.10: nothing has to be scrolled sideways in a narrow window. */
export async function fitsInWidth(page: Page): Promise<void> {
  const { wide, window } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }))
  expect(wide).toBeLessThanOrEqual(window)
}
