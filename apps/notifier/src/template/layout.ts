import { REPLY_LINE } from '@isets/service-kit'
import type { Block, TableRow } from './block.ts'
import { escapeHtml, oneLine, plainLines } from './escape.ts'

export interface Letter {
  readonly subject: string
  readonly blocks: readonly Block[]
  /** Why the reader gets this mail. */
  readonly reason: string
  /** How the reader answers, as nobody reads the mailbox. */
  readonly answering?: string
}

export interface RenderedMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

const INK = '#1a222b'
const QUIET = '#52606d'
const BRAND = '#1b4f8a'
const RED = '#b3261e'
const SMALL = `color:${QUIET};font-size:13px`
const NO_REPLY = 'This mailbox is not read.'
const IN_ISETS = 'Please answer in ISETS.'
const BY_MAIL = 'You can answer this mail, above its first line, or answer in ISETS. Files are added in ISETS.'

/** The one layout of all mails, as HTML and as text. A mail that takes answers begins with the line above which they go. */
export function render({ subject, blocks, reason, answering }: Letter, takesAnswers = false): RenderedMail {
  const title = oneLine(subject)
  const isOpen = takesAnswers && answering === undefined
  const below = [reason, isOpen ? BY_MAIL : `${NO_REPLY} ${answering ?? IN_ISETS}`]
  return {
    subject: title,
    html: page(title, isOpen ? `<p style="${SMALL};margin:0 0 16px">${REPLY_LINE}</p>\n` : '', blocks, below),
    text: `${isOpen ? `${REPLY_LINE}\n\n` : ''}${plain(blocks, below)}`,
  }
}

function page(title: string, above: string, blocks: readonly Block[], below: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;background:#f4f6f9;color:${INK};font:16px/1.5 Arial,sans-serif">
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
${above}<p style="margin:0 0 16px;color:${BRAND};font-weight:bold">ISETS · Illinois SNAP Employment &amp; Training</p>
<div style="background:#fff;border-radius:8px;padding:24px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(title)}</h1>
${blocks.map(htmlOf).join('\n')}
</div>
<p style="${SMALL}">${below.map(escapeHtml).join('<br>')}</p>
</div>
</body>
</html>
`
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 16px;white-space:pre-line">${escapeHtml(block.text)}</p>`
    case 'facts':
      return `<table style="margin:0 0 16px;border-collapse:collapse">${block.rows.map(htmlRow).join('')}</table>`
    case 'quote':
      return `<div style="margin:0 0 16px;border-left:4px solid #b5d0ec;padding:4px 0 4px 16px">
<p style="margin:0 0 4px;color:${QUIET}">${escapeHtml(block.author)} wrote:</p>
<p style="margin:0;white-space:pre-line">${escapeHtml(plainLines(block.text))}</p></div>`
    case 'link':
      return `<p style="margin:0"><a href="${escapeHtml(block.url)}" style="display:inline-block;background:${BRAND};color:#fff;text-decoration:none;border-radius:6px;padding:10px 18px">${escapeHtml(block.label)}</a></p>`
    case 'table':
      return `<table style="margin:0 0 16px;border-collapse:collapse;width:100%;font-size:14px"><thead><tr>${block.headings
        .map((heading) => `<th scope="col" style="${CELL};color:${QUIET}">${escapeHtml(heading)}</th>`)
        .join('')}</tr></thead><tbody>${block.rows.map(htmlTableRow).join('')}</tbody></table>`
  }
}

const CELL = 'padding:6px 12px 6px 0;border-bottom:1px solid #dde3ea;text-align:left;vertical-align:top'

function htmlTableRow({ cells, marked }: TableRow): string {
  const look = marked ? `${CELL};color:${RED};font-weight:bold` : CELL
  return `<tr>${cells.map((cell) => `<td style="${look}">${escapeHtml(cell)}</td>`).join('')}</tr>`
}

function htmlRow([label, value]: readonly [string, string]): string {
  const cell = 'padding:2px 16px 2px 0;text-align:left;vertical-align:top'
  return `<tr><th scope="row" style="${cell};color:${QUIET};font-weight:normal">${escapeHtml(label)}</th><td style="${cell}">${escapeHtml(value)}</td></tr>`
}

function plain(blocks: readonly Block[], below: readonly string[]): string {
  return `${blocks.map(textOf).join('\n\n')}\n\n-- \nISETS · Illinois SNAP Employment & Training\n${below.join('\n')}\n`
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return plainLines(block.text)
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${oneLine(value)}`).join('\n')
    case 'quote':
      return `${oneLine(block.author)} wrote:\n${plainLines(block.text).replace(/^/gm, '> ')}`
    case 'link':
      return `${block.label}: ${block.url}`
    case 'table':
      return [block.headings, ...block.rows.map(({ cells }) => cells)]
        .map((cells) => cells.map(oneLine).join(' · '))
        .join('\n')
  }
}
