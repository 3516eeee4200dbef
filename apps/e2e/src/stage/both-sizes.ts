import type { Page } from 'playwright-core'
import { isAccessible } from './accessibility.ts'
import { keepPicture } from './evidence.ts'

export const DESK = { width: 1440, height: 900 }
export const TABLET = { width: 820, height: 1180 }

/** Looks at a page at a desk and on a tablet: axe, and a picture of each. Leaves it at the desk. */
export async function bothSizes(page: Page, name: string): Promise<void> {
  await isAccessible(page)
  await keepPicture(page, name)
  await page.setViewportSize(TABLET)
  await isAccessible(page)
  await keepPicture(page, `${name}-tablet`)
  await page.setViewportSize(DESK)
}
