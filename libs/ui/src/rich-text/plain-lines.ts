const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const
const LINES = /^(<p>[^<>]*<\/p>)*$/

/** Plain text as the editor's HTML: a paragraph for each line, nothing for no text. */
export function htmlOfLines(text: string): string {
  if (text === '') return ''
  const escaped = text.replace(/[&<>]/g, (sign) => ENTITIES[sign as keyof typeof ENTITIES])
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
}

/** The text of HTML that is nothing but lines, as `htmlOfLines` makes it; `null` when a plain field cannot hold it. */
export function linesOf(html: string): string | null {
  if (!LINES.test(html)) return null
  const lines = html.slice('<p>'.length, -'</p>'.length).split('</p><p>')
  return lines.join('\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
