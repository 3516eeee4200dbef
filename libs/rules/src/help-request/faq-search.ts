import { FAQ, type FaqEntry } from './faq.ts'
import type { FaqAsker, FaqSubject } from './faq-words.ts'

/** Words that stand in every question. */
const COMMON = new Set(
  'a an and are can cannot do does for from get has have how i in is it me my not of on or our the this to what when where which who why with you'.split(
    ' ',
  ),
)

/** What a question has to say for each word of it, where it is found. */
const WEIGHTS = { question: 3, words: 2, answer: 1 } as const
/** Fewer would suggest what only shares a common word. */
const ENOUGH = 4

function wordsOf(text: string): string[] {
  const found = text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{N}]+)?/gu) ?? []
  return [...new Set(found.filter((word) => word.length > 1 && !COMMON.has(word)).map(stemOf))]
}

/** `staffings`, `staffed` → `staff`: good enough to find, never shown. */
function stemOf(word: string): string {
  return word.length > 4 ? word.replace(/(?:ings?|ies|ed|es|e|s|y)$/, '') : word
}

/** What can be looked for by words. */
interface Searched {
  readonly question: string
  readonly answer: readonly string[]
  readonly words: string
}

function weightOf(entry: Searched, asked: readonly string[]): number {
  const places = {
    question: wordsOf(entry.question),
    words: wordsOf(entry.words),
    answer: wordsOf(entry.answer.join(' ')),
  }
  const weights = asked.map((word) => {
    const place = (['question', 'words', 'answer'] as const).find((one) => places[one].includes(word))
    return place === undefined ? 0 : WEIGHTS[place]
  })
  return weights.reduce<number>((sum, weight) => sum + weight, 0)
}

export interface FaqFilter {
  readonly q?: string | undefined
  readonly audience?: FaqAsker | undefined
  readonly subject?: FaqSubject | undefined
}

/** HELP-003: questions for an audience and subject; with words, those that have each of them, the best first. */
export function findFaq({ q = '', audience, subject }: FaqFilter, entries = FAQ): readonly FaqEntry[] {
  const chosen = entries.filter(
    (entry) =>
      (subject === undefined || entry.subject === subject) &&
      (audience === undefined || entry.audience === audience || entry.audience === 'everybody'),
  )
  return findByWords(q, chosen)
}

/** HELP-003: entries that have each of the words, the best first; all of them without a word. */
export function findByWords<Entry extends Searched>(q: string, entries: readonly Entry[]): readonly Entry[] {
  if (q.trim() === '') return entries
  const asked = wordsOf(q)
  const hasAll = (entry: Entry) => asked.every((word) => weightOf(entry, [word]) > 0)
  return entries
    .map((entry) => ({ entry, weight: weightOf(entry, asked) }))
    .filter(({ entry, weight }) => weight > 0 && hasAll(entry))
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ entry }) => entry)
}

/** HELP-045: at most three questions that may answer what somebody is about to ask. */
export function suggestFaq(summary: string, entries = FAQ): FaqEntry[] {
  const asked = wordsOf(summary)
  return entries
    .map((entry) => ({ entry, weight: weightOf(entry, asked) }))
    .filter(({ weight }) => weight >= ENOUGH)
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, 3)
    .map(({ entry }) => entry)
}
