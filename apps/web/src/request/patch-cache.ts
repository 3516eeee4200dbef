import type { HelpRequestRow, HelpRequestView } from '@isets/contracts'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'

interface Page {
  rows: HelpRequestRow[]
  total: number
  page: number
  pageSize: number
}

/** Changes one row wherever it is listed, in its place. */
export function patchRows(id: string, part: Partial<HelpRequestRow>): void {
  const patch = (page: Page | undefined): Page | undefined =>
    page && { ...page, rows: page.rows.map((row) => (row.id === id ? { ...row, ...part } : row)) }
  queryClient.setQueriesData<Page>({ queryKey: api.helpDesk.listQueue.key() }, patch)
  queryClient.setQueriesData<Page>({ queryKey: api.helpDesk.listMine.key() }, patch)
}

/** Puts the answer of a command in place everywhere: the open request and its rows. */
export function keepRequest(view: HelpRequestView): void {
  const { form: _form, messages: _messages, history: _history, allowed: _allowed, ...row } = view
  queryClient.setQueryData(api.helpDesk.open.queryKey({ input: { id: view.id } }), view)
  patchRows(view.id, row)
  void queryClient.invalidateQueries({ queryKey: api.helpDesk.countQueue.key() })
}
