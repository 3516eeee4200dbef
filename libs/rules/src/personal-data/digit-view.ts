import { CELL_TAGS, LINE_TAGS, readEntity, tagReader } from './html-pieces.ts'

/**
 * A text as its reader sees the numbers in it: every script's digits as 0-9, every dash as `-`, every dot as `.`,
 * every run of white space as one blank, invisible characters gone, the rest in lower case. `starts` and `ends` give
 * for each character where it came from.
 */
export type DigitView = { text: string; starts: number[]; ends: number[] }

/** What to read through on the way: HTML tags and entities, percent signs of web addresses. */
export type Reading = { tags?: boolean; entities?: boolean; percent?: boolean }

const INVISIBLE = /^[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]$/u
const CONTROL = /^\p{Cc}$/u
const DASH = /^[\p{Pd}\u2212\u2043\u02d7\u2796\u23af\u2500]$/u
const DOT = /^[.\u00b7\u2022\u2024\u2027\u2219\u22c5\u3002\u30fb\uff61]$/u
const BLANK = /^[\s\p{Z}\u2800]$/u
const DIGIT = /^\p{Nd}$/u
/** A cell's end, or a tab, its twin in pasted tables: numbers on both sides do not belong together. */
const CELL_END = '\t'

/** Digits of a script stand in rows of ten from zero, so the distance to the row's start is the value. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  let before = 0
  while (before < 60 && DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}

const known = new Map<string, string>()

function seenAs(character: string): string {
  if (character === '\t') return CELL_END
  if (character >= ' ' && character <= '~') return character.toLowerCase()
  const cached = known.get(character)
  if (cached !== undefined) return cached
  const seen = Array.from(character.normalize('NFKC'), classOf).join('')
  if (known.size < 5_000) known.set(character, seen)
  return seen
}

function classOf(character: string): string {
  // U+FEFF is both: invisible goes first.
  if (INVISIBLE.test(character)) return ''
  if (BLANK.test(character)) return ' '
  if (CONTROL.test(character)) return ''
  if (DASH.test(character)) return '-'
  if (DOT.test(character)) return '.'
  return DIGIT.test(character) ? digitOf(character) : character.toLowerCase()
}

function tagSeenAs(name: string): string {
  if (CELL_TAGS.has(name)) return CELL_END
  return LINE_TAGS.has(name) ? ' ' : ''
}

const PERCENT = /%[0-7][0-9a-f]/iy

type Piece = { seen: string; end: number }

function pieceReader(source: string, reading: Reading): (at: number) => Piece {
  const tagAt = tagReader(source)
  return (at) => {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0)
    const tag = reading.tags && character === '<' ? tagAt(at) : undefined
    if (tag) return { seen: tagSeenAs(tag.name), end: tag.end }
    const entity = reading.entities && character === '&' ? readEntity(source, at) : undefined
    if (entity) return { seen: seenAs(entity.text), end: entity.end }
    PERCENT.lastIndex = at
    const percent = reading.percent && character === '%' ? PERCENT.exec(source)?.[0] : undefined
    if (percent) return { seen: seenAs(decodeURIComponent(percent)), end: at + 3 }
    return { seen: seenAs(character), end: at + character.length }
  }
}

/** Reads a text as described at `DigitView`, in linear time. */
export function digitView(source: string, reading: Reading): DigitView {
  const pieceAt = pieceReader(source, reading)
  const characters: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < source.length;) {
    const { seen, end } = pieceAt(at)
    for (const character of seen) {
      if (character === ' ' && characters.at(-1) === ' ') continue
      // One unit per character keeps `text` and the two lists in step; what lies beyond is no digit anyway.
      characters.push(character.length === 1 ? character : '\ufffd')
      starts.push(at)
      ends.push(end)
    }
    at = end
  }
  return { text: characters.join(''), starts, ends }
}
