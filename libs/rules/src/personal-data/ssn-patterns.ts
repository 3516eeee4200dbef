import { type DigitView } from './digit-view.ts'

/** Patterns of a Social Security number in a `DigitView`. All of bounded length, so that search time is linear. */

/** Dashes, a dot, underscore, star or slash with a blank at either side; a comma, colon or blank alone. */
const JOIN = String.raw`( ?(?:-{1,3}|[._/*\\]) ?|[,: ])`
/** 123-45-6789 in any of the separators, not inside a longer run of digits. */
const GROUPED = new RegExp(`(?<!\\d)\\d{3}${JOIN}(\\d{2})${JOIN}(\\d{4})(?!\\d)`, 'g')
/** Nine digits by themselves, not part of a word or a longer run. */
const BARE = /(?<![\p{L}\d])\d{9}(?![\p{L}\d])/gu
/** What may stand between two digits that are written one by one. */
const SPLIT = String.raw`(?: ?[-._/*\\] ?|[ ,:])`
/** Nine single digits; a longer row is something else. */
const SPELLED = new RegExp(`(?<!\\d)(?<!(?<!\\d)\\d${SPLIT})\\d(?:${SPLIT}\\d){8}(?!\\d|${SPLIT}\\d(?!\\d))`, 'g')
/** Nine digits with up to three other signs between any two. */
const SCATTERED = /(?<!\d)\d(?:[^\p{L}\d\t]{0,3}\d){8}(?!\d)/gu

const CUE = String.raw`(?:ssn?s?|s\.? ?s\.? ?n\.?|ss ?#|soc(?:ial)?\.?(?: ?sec(?:urity)?\.?)?|itin)`
/** A cue word and what may stand between it and its number. */
const CUE_BEFORE = new RegExp(
  String.raw`(?<!\p{L})${CUE}(?:[ \t:=#._()'"-]{0,4}(?:number|num|nr|no|is|was|of|the|full|her|his|my)){0,4}[^\p{L}\d]{0,6}$`,
  'u',
)
const CUE_AFTER = new RegExp(String.raw`^[^\p{L}\d]{0,4}(?:(?:is|as|my|his|her|the|a) ){0,3}${CUE}(?!\p{L})`, 'u')
const CUE_REACH = 60

/** Start and end in the view's text. */
export type Hit = readonly [start: number, end: number]

/** 204 11/2026 and 204 11-2026 are a number and a month, not one number. */
function isMonthAndYear(first: string, month: string, second: string, year: string): boolean {
  return first === ' ' && second.trim() !== '' && /^(?:0[1-9]|1[0-2])$/.test(month) && /^(?:19|20)/.test(year)
}

/** 1.123.45.6789 is a version or an address; a number for a country stands before a phone number. */
function isVersionOrPhone(text: string, start: number, end: number, joins: readonly string[]): boolean {
  const before = text.slice(Math.max(0, start - 6), start)
  const dotted = joins.every((join) => join === '.')
  return (dotted && (/\d\.$/.test(before) || /^\.\d/.test(text.slice(end, end + 2)))) || /\+\d{2,3}[ .-]?$/.test(before)
}

/** The three groups of a number, with any separator (HELP-019). */
export function groupedNumbers({ text }: DigitView): Hit[] {
  return [...text.matchAll(GROUPED)].flatMap((match): Hit[] => {
    const [whole, first = '', middle = '', second = '', last = ''] = match
    const end = match.index + whole.length
    const mixedSlash = (first.trim() === '/') !== (second.trim() === '/')
    if (mixedSlash || isMonthAndYear(first, middle, second, last)) return []
    return isVersionOrPhone(text, match.index, end, [first, second]) ? [] : [[match.index, end]]
  })
}

/** Cameras name pictures by date and time of day in milliseconds: 20261124_153000123. */
function isTimeOfPicture(text: string, start: number): boolean {
  const date = /(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[_-]$/.test(
    text.slice(Math.max(0, start - 9), start),
  )
  return date && /^(?:[01]\d|2[0-3])[0-5]\d[0-5]\d/.test(text.slice(start, start + 6))
}

/** Nine digits in a row. */
export function bareNumbers({ text }: DigitView): Hit[] {
  return [...text.matchAll(BARE)]
    .filter(({ index }) => text[index - 1] !== '+' && !isTimeOfPicture(text, index))
    .map(({ index }) => [index, index + 9])
}

/** 1 2 3 4 5 6 7 8 9 10 is a numbered list. */
function countsOn(digits: string, after: string): boolean {
  return digits === '123456789' && /^[^\d]{1,3}10(?!\d)/.test(after)
}

/** 7.5 8.0 7.5 8 are hours, 1/2 3/4 fractions; 4,5,3,4 are marks. */
function isListOfNumbers(whole: string): boolean {
  const signs = new Set(whole.replace(/[\d ]/g, ''))
  const [sign = '', ...more] = signs
  if (more.length > 0) return false
  return ',:'.includes(sign) ? sign !== '' : './'.includes(sign) && / /.test(whole.replaceAll(` ${sign} `, sign))
}

/** Nine digits one by one, in any separators. */
export function spelledNumbers({ text }: DigitView): Hit[] {
  return [...text.matchAll(SPELLED)].flatMap(({ index, 0: whole }): Hit[] => {
    const end = index + whole.length
    const other = isListOfNumbers(whole) || countsOn(whole.replace(/\D/g, ''), text.slice(end, end + 6))
    return other ? [] : [[index, end]]
  })
}

/** Nine digits, however grouped, next to a word such as "SSN" or "social security number". */
export function cuedNumbers({ text }: DigitView): Hit[] {
  return [...text.matchAll(SCATTERED)]
    .map(({ index, 0: whole }): Hit => [index, index + whole.length])
    .filter(
      ([start, end]) =>
        CUE_BEFORE.test(text.slice(Math.max(0, start - CUE_REACH), start)) ||
        CUE_AFTER.test(text.slice(end, end + CUE_REACH)),
    )
}
