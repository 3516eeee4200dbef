/** Words of a text without case and punctuation, with how often each occurs. */
function wordsOf(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

/**
 * How much two notes say the same: twice the words they share over all their words, in percent, rounded down, so that
 * only the same words give 100 (NOTE-016). Two empty texts are the same.
 */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const all = total(a) + total(b)
  if (all === 0) return 100
  const shared = [...a].reduce((sum, [word, count]) => sum + Math.min(count, b.get(word) ?? 0), 0)
  return Math.floor((200 * shared) / all)
}
