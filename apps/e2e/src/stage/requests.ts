import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import type { HelpRequestForm, HelpRequestView } from '@isets/contracts'
import type { DemoUser } from '@isets/demo'
import type { Page } from 'playwright-core'

export interface FiledRequest {
  readonly id: string
  readonly number: string
  readonly promisedAt: string
}

/** Files a request without the form, for stories that begin later. */
export async function fileRequest(
  page: Page,
  by: DemoUser,
  about: Partial<HelpRequestForm> & { summary: string },
): Promise<FiledRequest> {
  const answer = await page.request.post('/api/help-requests', {
    headers: { 'x-isets': '1', 'idempotency-key': randomUUID() },
    data: { ...plainForm(by), ...about },
  })
  expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining('"number"')])
  return answer.json()
}

/** A request as the person of this page may see it. */
export async function openRequest(page: Page, { id }: FiledRequest): Promise<HelpRequestView> {
  const answer = await page.request.get(`/api/help-requests/${id}`)
  expect(answer.status()).toBe(200)
  return answer.json()
}

/** Moves a request on without the queue, for stories that begin later. */
export async function moveRequest(page: Page, request: FiledRequest, command: 'wait' | 'resolve'): Promise<void> {
  const { version } = await openRequest(page, request)
  const answer = await page.request.post(`/api/help-requests/${request.id}/status`, {
    headers: { 'x-isets': '1', 'idempotency-key': randomUUID() },
    data: { version, command },
  })
  expect(answer.status()).toBe(200)
}

/** Throws away what was half-written before. */
export async function forgetDraft(page: Page): Promise<void> {
  const answer = await page.request.delete('/api/help-requests/draft', {
    headers: { 'x-isets': '1', 'idempotency-key': randomUUID() },
  })
  expect(answer.ok()).toBe(true)
}

/** The shortest form that can be sent, but for its summary. */
export function plainForm({ firstName, lastName, email, phone }: DemoUser): HelpRequestForm {
  return {
    summary: '',
    descriptionHtml: '<p>The page stays empty after saving.</p>',
    category: 'isets',
    subcategory: 'error-or-bug',
    cc: [],
    requester: { firstName, lastName, email, phone, extension: '' },
    isPartner: false,
    organisationName: '',
    aboutCustomer: false,
    customer: { firstName: '', lastName: '', email: '', individualNumber: '' },
    context: { pageUrl: '', browser: '', reportName: '', reportFilter: '', steps: '' },
    blocksWork: false,
    newUserBirthDate: null,
    attachmentIds: [],
  }
}
