import type { HistoryEntry } from '@isets/contracts'
import { categoryOf, guidanceTitle, HELP_CATALOGUE, PRIORITIES } from '@isets/rules'
import { useTranslation } from 'react-i18next'

/** The words for a code in the history: a category, a subcategory, or `isets/error-or-bug`. */
export function catalogueText(code: string): string {
  const subcategories = HELP_CATALOGUE.flatMap((category) => category.subcategories)
  return code
    .split(/\s*[/›]\s*/)
    .map((part) => categoryOf(part)?.label ?? subcategories.find((one) => one.code === part)?.label ?? part)
    .join(' › ')
}

function useWord(): (value: string | null) => string {
  const { t } = useTranslation()
  return (value) => {
    const priority = PRIORITIES.find((one) => one === value)
    if (priority) return t(`priority.${priority}`)
    return guidanceTitle(value) ?? (value ? catalogueText(value) : t('history.nobody'))
  }
}

/** Assigned to nobody, to oneself, or to somebody else. */
function assignment(to: string | null, actor: string | undefined): 'unassigned' | 'taken' | 'assigned' {
  if (!to) return 'unassigned'
  return to === actor ? 'taken' : 'assigned'
}

/** The words for what was done: an assignment has three; guidance and the way back from the ladder have their own. */
function wordsFor({ action, actor, from, to }: HistoryEntry) {
  if (action === 'assigned') return assignment(to, actor?.name)
  if (action === 'resolved' && guidanceTitle(to)) return 'guided'
  return action === 'resumed' && from === 'escalated' ? 'handedBack' : action
}

/** One line of history in words (HELP-044). */
export function useHistoryText(): (entry: HistoryEntry) => string {
  const { t } = useTranslation()
  const word = useWord()
  return (entry) => {
    const actor = entry.actor?.name ?? t('history.system')
    return t(`history.${wordsFor(entry)}`, { actor, from: word(entry.from), to: word(entry.to) })
  }
}

/** What one person did in one go: `Assigned to Dana Sample, priority set to Urgent · Marcus Sample`. */
export function useChangesText(): (entries: readonly HistoryEntry[]) => string {
  const { t } = useTranslation()
  const word = useWord()
  return (entries) => {
    const text = entries.map((entry) => t(`change.${wordsFor(entry)}`, { to: word(entry.to) })).join(', ')
    const actor = entries[0]?.actor?.name ?? t('history.system')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)} · ${actor}`
  }
}
