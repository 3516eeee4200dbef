import type { Locator, Page } from 'playwright-core'

/** The queue of support by its labels. */
export function queueOf(page: Page) {
  return {
    table: page.getByRole('table', { name: 'Help requests' }),
    row: (number: string): Locator => page.getByRole('row').filter({ hasText: number }),
    /** Opens the request. */
    opener: (number: string): Locator => page.getByRole('row').filter({ hasText: number }).getByRole('button'),
    views: page.getByRole('navigation', { name: 'Views' }),
    status: page.getByRole('combobox', { name: 'Status' }),
    search: page.getByRole('searchbox', { name: 'Search requests' }),
    newOnes: page.getByRole('button', { name: /^\d+ new requests?$/ }),
    panel: (number: string) => panelIn(page.getByRole('complementary', { name: `Help request ${number}` })),
  }
}

/** An open request beside the queue. */
function panelIn(panel: Locator) {
  return {
    panel,
    inStatus: (status: string): Locator =>
      panel.getByRole('button', { name: new RegExp(`^${status}.*change the status$`, 'i') }),
    assignee: panel.getByRole('combobox', { name: 'Assignee' }),
    priority: panel.getByRole('combobox', { name: 'Priority' }),
    category: panel.getByRole('combobox', { name: 'Category' }),
    assignToMe: panel.getByRole('button', { name: 'Assign to me' }),
    conversation: panel.getByRole('list', { name: 'Conversation' }),
    writeAnswer: panel.getByText('Answer to requester', { exact: true }),
    writeNote: panel.getByText('Internal note', { exact: true }).last(),
    answer: panel.getByRole('textbox', { name: 'Answer to requester' }),
    note: panel.getByRole('textbox', { name: 'Internal note' }),
    send: panel.getByRole('button', { name: 'Send', exact: true }),
    sendAndWait: panel.getByRole('button', { name: 'Send and wait' }),
    sendAndResolve: panel.getByRole('button', { name: 'Send and resolve' }),
    addNote: panel.getByRole('button', { name: 'Add note' }),
    close: panel.getByRole('button', { name: 'Close the request' }),
  }
}

/** What is chosen in a list, as people read it. */
export function chosenIn(list: Locator): Promise<string> {
  return list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text ?? '')
}
