import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'

/** What a page's own session may read, for stories that have to find somebody to tell about. */
export async function read<Answer>(page: Page, path: string): Promise<Answer> {
  const answer = await page.request.get(`/api${path}`)
  expect([answer.status(), path]).toEqual([200, path])
  return answer.json() as Promise<Answer>
}

/** A change without its page, for stories that begin later. */
export async function change<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const headers = { 'x-isets': '1', 'idempotency-key': randomUUID() }
  const answer = await page.request.post(`/api${path}`, { headers, data })
  expect([answer.status(), await answer.text()]).toEqual([200, expect.any(String)])
  return answer.json() as Promise<Answer>
}
