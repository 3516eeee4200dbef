const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Plain text as rich text: an empty line begins a paragraph, every other line end is kept. Nothing in it is markup. */
export function plainToHtml(text: string): string {
  const escaped = text
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
  if (escaped === '') return ''
  const paragraphs = escaped.split(/\n[^\S\n]*\n\s*/)
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`).join('')
}
