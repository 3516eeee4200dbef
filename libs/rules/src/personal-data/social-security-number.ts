import { digitView, type DigitView } from './digit-view.ts'
import { bareNumbers, cuedNumbers, groupedNumbers, spelledNumbers, type Hit } from './ssn-patterns.ts'

/** What people are told when a number is found. It never repeats the number. */
export const SSN_SENTENCE =
  'This looks like a full Social Security number. Please take it out; use the individual number field instead.'

/** Where a number stands in the text: first index and index after the last. The number itself is never given. */
export type SsnPosition = { start: number; end: number }

export type SsnOptions = {
  /**
   * Whether nine digits in a row count by themselves; they do unless this is `false`. Only the structured individual
   * number field and addresses of web pages are read without (conflicts C60).
   */
  bareDigits?: boolean
}

/** The text as it is, and as it reads without tags, entities and percent signs: a number in any of them counts. */
function viewsOf(text: string): DigitView[] {
  const views = [digitView(text, {})]
  if (text.includes('&')) views.push(digitView(text, { entities: true }))
  if (text.includes('<')) views.push(digitView(text, { entities: true, tags: true }))
  if (text.includes('%')) views.push(digitView(text, { entities: true, percent: true }))
  return views
}

function hitsOf(view: DigitView, { bareDigits = true }: SsnOptions): Hit[] {
  return [
    ...groupedNumbers(view),
    ...spelledNumbers(view),
    ...cuedNumbers(view),
    ...(bareDigits ? bareNumbers(view) : []),
  ]
}

function joined(positions: SsnPosition[]): SsnPosition[] {
  const result: SsnPosition[] = []
  for (const { start, end } of positions.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

/**
 * Finds full Social Security numbers in free text, HTML and file names (HELP-019), in linear time. Refused are:
 * - three, two and four digits with dashes, blanks, dots, underscores, slashes, stars, commas or colons between, in
 *   any script and with any dash, through tags, entities, invisible characters and line breaks;
 * - nine digits one by one, with any of these between, mixed or not, unless they read as a list of numbers;
 * - nine digits in a row that stand alone: they may be an individual number, which has a field of its own;
 * - nine digits in any grouping next to a word such as "SSN".
 *
 * Numbers that were never issued (000-, 666-, 9xx-) are refused as well: a mistyped number is still somebody's.
 * Not refused are phone numbers (ten digits, or with a country's number), dates, ZIP+4 (five and four), versions,
 * numbers in different cells of a table, and the last four digits.
 */
export function findSsn(text: string, options: SsnOptions = {}): SsnPosition[] {
  const positions = viewsOf(text).flatMap((view) =>
    hitsOf(view, options).map(([start, end]) => ({ start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0 })),
  )
  return joined(positions)
}

/** Where each digit of the hits stands in the source: start and end. */
function digitsOf(view: DigitView, hits: readonly Hit[]): [number, number][] {
  return hits
    .flatMap(([start, end]) => Array.from({ length: end - start }, (_, step) => start + step))
    .filter((at) => /\d/.test(view.text.charAt(at)))
    .map((at) => [view.starts[at] ?? 0, view.ends[at] ?? 0])
}

/** The text with every digit of every full Social Security number replaced by `*`; tags between digits stay. */
export function maskSsn(text: string, options: SsnOptions = {}): string {
  const digits = new Map(viewsOf(text).flatMap((view) => digitsOf(view, hitsOf(view, options))))
  let masked = ''
  let from = 0
  for (const [start, end] of [...digits].sort(([a], [b]) => a - b)) {
    if (start < from) continue
    masked += `${text.slice(from, start)}*`
    from = end
  }
  return masked + text.slice(from)
}
