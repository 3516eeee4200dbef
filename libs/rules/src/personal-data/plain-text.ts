import { CELL_TAGS, HIDDEN_TAGS, LINE_TAGS, readEntity, tagReader } from './html-pieces.ts'

/**
 * The text of rich-text HTML, for search and mail excerpts: lines end where blocks end, entities are read, scripts and
 * styles are left out. Takes any input, in linear time. The result is text, which may well contain `<`: whoever puts
 * it into HTML again has to escape it.
 */
export function plainText(html: string): string {
  const tagAt = tagReader(html)
  const lower = html.toLowerCase()
  const pieces: string[] = []
  for (let at = 0; at < html.length;) {
    const tag = html[at] === '<' ? tagAt(at) : undefined
    if (tag) {
      pieces.push(separatorOf(tag.name))
      at = tag.end
      if (!tag.closing && HIDDEN_TAGS.has(tag.name)) at = endOfHidden(lower, tag.name, at)
      continue
    }
    const entity = html[at] === '&' ? readEntity(html, at) : undefined
    pieces.push(entity?.text ?? html.charAt(at))
    at = entity?.end ?? at + 1
  }
  return tidy(pieces.join(''))
}

function separatorOf(name: string): string {
  if (CELL_TAGS.has(name)) return ' '
  return LINE_TAGS.has(name) ? '\n' : ''
}

function endOfHidden(lower: string, name: string, at: number): number {
  const end = lower.indexOf(`</${name}`, at)
  return end === -1 ? lower.length : end
}

function tidy(text: string): string {
  return text
    .split(/[\n\r]/)
    .map((line) => line.split(/\s+/).filter(Boolean).join(' '))
    .filter(Boolean)
    .join('\n')
}
