/**
 * A part of a mail's body, as plain words. The layout turns blocks into HTML and into text, and escapes while it does
 * so: a template has no way to write markup, and no way to forget the text version.
 */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Label and value, one pair a line. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'quote'; readonly author: string; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** Rows under headings; `marked` ones are the urgent ones, which their words must say as well. */
  | { readonly kind: 'table'; readonly headings: readonly string[]; readonly rows: readonly TableRow[] }

export interface TableRow {
  readonly cells: readonly string[]
  readonly marked: boolean
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const facts = (...rows: (readonly [string, string])[]): Block => ({ kind: 'facts', rows })
export const quote = (author: string, text: string): Block => ({ kind: 'quote', author, text })
export const table = (headings: readonly string[], rows: readonly TableRow[]): Block => ({
  kind: 'table',
  headings,
  rows,
})
export const link = (label: string, url: string): Block => ({ kind: 'link', label, url })
