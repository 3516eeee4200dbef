/** Finds tags and entities in HTML of any quality, in linear time. Nothing here makes hostile HTML safe to show. */

/** A tag, comment or the like: `name` in lower case, empty for comments; `end` is the index after it. */
export type Tag = { name: string; closing: boolean; end: number }

const TAG_START = /<(\/?)([a-z][a-z0-9-]{0,30})?/iy
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/iy

const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    shy: '\u00ad',
    zwj: '\u200d',
    zwnj: '\u200c',
    ndash: '–',
    mdash: '—',
    hyphen: '‐',
    dash: '‐',
    minus: '−',
    horbar: '―',
    period: '.',
    middot: '·',
    bull: '•',
    sol: '/',
    lowbar: '_',
    num: '#',
    colon: ':',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
  }),
)

/** Looks for a mark from ever later places; remembers the last answer, so that all look-ups together are linear. */
function nextOf(html: string, mark: string): (from: number) => number {
  let known = -2
  return (from) => {
    if (known !== -1 && known < from) known = html.indexOf(mark, from)
    return known
  }
}

/** Reads the tags of one text, from left to right. An unclosed comment reaches to the end, as in a browser. */
export function tagReader(html: string): (at: number) => Tag | undefined {
  const tagEnd = nextOf(html, '>')
  const commentEnd = nextOf(html, '-->')
  return (at) => {
    if (html.startsWith('<!--', at)) {
      const end = commentEnd(at + 2)
      return { name: '', closing: false, end: end === -1 ? html.length : end + 3 }
    }
    const following = html.charCodeAt(at + 1)
    const opens = following === 0x21 || following === 0x2f || following === 0x3f || isLetter(following)
    const end = html[at] === '<' && opens ? tagEnd(at) : -1
    if (end === -1) return undefined
    TAG_START.lastIndex = at
    const [, slash, name] = TAG_START.exec(html) ?? []
    return { name: (name ?? '').toLowerCase(), closing: slash === '/', end: end + 1 }
  }
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}

/** The character that an entity at this place stands for, and the index after it. */
export function readEntity(html: string, at: number): { text: string; end: number } | undefined {
  ENTITY.lastIndex = at
  const found = ENTITY.exec(html)
  if (!found) return undefined
  const [whole, decimal, hexadecimal, name] = found
  const text = name ? NAMED.get(name) : characterOf(decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16))
  return text === undefined ? undefined : { text, end: at + whole.length }
}

function characterOf(code: number): string | undefined {
  const surrogate = code >= 0xd800 && code <= 0xdfff
  return code > 0 && code <= 0x10ffff && !surrogate ? String.fromCodePoint(code) : undefined
}

/** Tags that end a line of text. */
export const LINE_TAGS: ReadonlySet<string> = new Set(
  'address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul'.split(
    ' ',
  ),
)
/** Tags that end a cell of a table. */
export const CELL_TAGS: ReadonlySet<string> = new Set(['td', 'th'])
/** Tags whose content is not text for people. */
export const HIDDEN_TAGS: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'title',
  'noscript',
  'iframe',
  'textarea',
])
