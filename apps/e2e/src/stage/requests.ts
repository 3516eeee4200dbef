import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import type { HelpRequestForm } from '@isets/contracts'
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
