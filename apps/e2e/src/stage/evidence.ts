import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT } from '@isets/testing'
import type { BrowserContext, Page } from 'playwright-core'

/** Not part of the repository: for people to look at. */
const KEPT = join(CHECKOUT, '.data')
const MOST_WORDS = 6_000

/** A picture for people to look at, when they ask for pictures: they take a good part of the time of a run. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env['PICTURES'] === undefined) return
  const folder = join(KEPT, 'screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** What one has in front of one: the open dialog, or else the page without the lists of its navigation. */
export async function inWords(page: Page): Promise<string> {
  const { pathname, search } = new URL(page.url())
  const front = page.getByRole('dialog').or(page.getByRole('main')).last()
  const shown = await front.ariaSnapshot({ timeout: 2_000 }).catch(() => 'neither a dialog nor a page')
  return `${pathname}${search}\n${shown.slice(0, MOST_WORDS)}`
}

/** What a failed story leaves behind: the picture and, if it was kept, the trace of one browser window. */
export async function keepEvidence(
  context: BrowserContext,
  story: string,
  who: string,
  traced: boolean,
): Promise<void> {
  const folder = join(KEPT, 'failed-stories', wordsOf(story))
  mkdirSync(folder, { recursive: true })
  if (traced) await context.tracing.stop({ path: join(folder, `${who}.zip`) })
  for (const [index, page] of context.pages().entries()) {
    await page.screenshot({ path: join(folder, `${who}-${index + 1}.png`), fullPage: true })
  }
}

function wordsOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
}
