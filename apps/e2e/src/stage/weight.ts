import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { CHECKOUT } from '@isets/testing'
import type { Page } from 'playwright-core'

/** The most JavaScript, packed with gzip, that opening a page may bring (ui.md); kilobytes of 1,024 bytes. */
const BUDGET_KB = 300
/** What the gateway serves at `/`. */
const BUILT = join(CHECKOUT, 'apps/web/dist')

const known = new Map<string, number>()

/** Fails when the page, as it was opened, has brought more JavaScript than people on slow lines should wait for. */
export async function isLight(page: Page): Promise<void> {
  const kilobytes = await scriptKilobytes(page)
  if (kilobytes <= BUDGET_KB) return
  throw new Error(`${new URL(page.url()).pathname} brings ${kilobytes} KB of JavaScript, more than ${BUDGET_KB}.`)
}

async function scriptKilobytes(page: Page): Promise<number> {
  const scripts = await page.evaluate(() => {
    const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    return [...new Set(paths)].filter((path) => path.endsWith('.js'))
  })
  if (scripts.length === 0) throw new Error('The page has loaded no scripts: they are not where they were.')
  return Math.round(scripts.reduce((sum, path) => sum + packedSize(path), 0) / 1024)
}

function packedSize(path: string): number {
  const size = known.get(path) ?? gzipSync(readFileSync(join(BUILT, path))).length
  known.set(path, size)
  return size
}
