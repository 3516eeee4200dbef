/** Shown in the page; everything else is saved. */
const INLINE: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'])

/**
 * The Content-Disposition of a stored file (RFC 6266): the name once in plain letters and once percent-encoded, so that
 * no character of it can end the header or start another.
 */
export function dispositionOf(file: { readonly name: string; readonly mediaType: string }): string {
  const kind = INLINE.has(file.mediaType) ? 'inline' : 'attachment'
  const plain = file.name.replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(file.name.toWellFormed()).replace(/['()*]/g, percent)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
