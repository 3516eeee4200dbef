/** Whether two pieces of editor HTML mean the same; an empty paragraph is nothing. */
export function sameContent(one: string, other: string): boolean {
  return normal(one) === normal(other)
}

function normal(html: string): string {
  const trimmed = html.trim()
  return trimmed === '<p></p>' ? '' : trimmed
}

/** The pictures among what was pasted or dropped. */
export function picturesIn(data: Pick<DataTransfer, 'files'> | null): File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))
}

/** A web or mail address as people type it, made into one a link can hold; `null` for anything else. */
export function linkFrom(text: string): string | null {
  const typed = text.trim()
  if (!typed || /\s/.test(typed)) return null
  if (/^[^@/:]+@[^@/:]+\.[a-z]{2,}$/i.test(typed)) return `mailto:${typed}`
  if (/^(https?:\/\/|mailto:)/i.test(typed)) return typed
  return /^[\w-]+(\.[\w-]+)+([/?#:].*)?$/.test(typed) ? `https://${typed}` : null
}
