import { fitsInWidth, isAccessible } from '../stage/accessibility.ts'
import { seen } from '../stage/look.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

/** Every operation is drawn alike; to look at all of them would take minutes. */
const LOOKED_AT = ['header', 'nav', 'section > article:first-of-type']

/** The API reference has no script, which makes it no page like the others. */
export function apiReference(): void {
  story('WCAG 2.2 AA holds on the API reference, and nothing scrolls sideways at 320 px', readable, 180_000)
}

async function readable(stage: Stage): Promise<void> {
  const page = await stage.visitor()
  await page.goto('/api/docs')
  await seen(page.getByRole('heading', { name: 'ISETS API reference' }))
  await isAccessible(page, LOOKED_AT)
  await page.setViewportSize({ width: 320, height: 800 })
  await fitsInWidth(page)
}
