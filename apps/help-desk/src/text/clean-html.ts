import sanitizeHtml from 'sanitize-html'

const PICTURE = /^\/api\/files\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/content$/i

/**
 * What a message may look like: paragraphs, emphasis, headings, lists, quotes, links, and pictures that were uploaded
 * here. Everything else goes: scripts, styles, tables, frames, pictures from elsewhere (they would tell a stranger who
 * reads what and when).
 */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'blockquote', 'pre', 'code'],
    ...['strong', 'b', 'em', 'i', 'u', 's', 'ul', 'ol', 'li', 'a', 'img'],
  ],
  allowedAttributes: { a: ['href', 'rel', 'target'], img: ['src', 'alt'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }) },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !PICTURE.test(attribs['src'] ?? ''),
  nestingLimit: 40,
}

/** HELP-007: rich text as it may be stored and shown to others. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, ALLOWED).trim()
}

/** Ids of the uploaded pictures in cleaned HTML, each once. */
export function picturesIn(html: string): string[] {
  const sources = [...html.matchAll(/<img\b[^>]*?\bsrc="([^"]*)"/gi)].map(
    ([, source]) => PICTURE.exec(source ?? '')?.[1],
  )
  return [...new Set(sources.filter((id) => id !== undefined).map((id) => id.toLowerCase()))]
}
