import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** The most JavaScript, packed with gzip, that opening a page may bring (ui.md); kilobytes of 1,024 bytes. */
const BUDGET_KB = 300

const known = new Map<string, number>()

/** Fails when the page, as it was opened, has brought more JavaScript than people on slow lines should wait for. */
export async function isLight(page: Page): Promise<void> {
  const kilobytes = await scriptKilobytes(page)
  if (kilobytes <= BUDGET_KB) return
  throw new Error(`${new URL(page.url()).pathname} brings ${kilobytes} KB of JavaScript, more than ${BUDGET_KB}.`)
}

async function scriptKilobytes(page: Page): Promise<number> {
  const scripts = await page.evaluate(() => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name)
    return [...new Set(names)].filter((name) => new URL(name).pathname.endsWith('.js'))
  })
  if (scripts.length === 0) throw new Error('The page has loaded no scripts: they are not where they were.')
  const sizes = await Promise.all(scripts.map((address) => packedSize(page, address)))
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024)
}

async function packedSize(page: Page, address: string): Promise<number> {
  const size = known.get(address) ?? gzipSync(await (await page.request.get(address)).body()).length
  known.set(address, size)
  return size
}
