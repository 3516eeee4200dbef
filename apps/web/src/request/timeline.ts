import type { HelpRequestView, HistoryEntry, MessageView } from '@isets/contracts'

export type TimelineItem =
  | { kind: 'message'; at: string; key: string; message: MessageView }
  | { kind: 'events'; at: string; key: string; entries: HistoryEntry[] }

/** What a message already tells need not be said again. */
const TOLD_BY_MESSAGES: ReadonlySet<HistoryEntry['action']> = new Set(['filed', 'answered', 'noted'])
const TOGETHER_MS = 2 * 60_000

/** Messages and what happened between them, oldest first; changes made in one go share a line. */
export function timelineOf({ messages, history }: Pick<HelpRequestView, 'messages' | 'history'>): TimelineItem[] {
  const events = history.filter(({ action }) => !TOLD_BY_MESSAGES.has(action))
  const items: TimelineItem[] = [
    ...messages.map((message): TimelineItem => ({ kind: 'message', at: message.writtenAt, key: message.id, message })),
    ...events.map((entry): TimelineItem => ({ kind: 'events', at: entry.at, key: entry.id, entries: [entry] })),
  ]
  const sorted = items.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return sorted.reduce<TimelineItem[]>((lines, item) => {
    const last = lines.at(-1)
    if (item.kind === 'events' && last?.kind === 'events' && belongTogether(last.entries, item.entries)) {
      return [...lines.slice(0, -1), { ...last, entries: [...last.entries, ...item.entries] }]
    }
    return [...lines, item]
  }, [])
}

function belongTogether(before: HistoryEntry[], after: HistoryEntry[]): boolean {
  const last = before.at(-1)
  const first = after[0]
  if (!last || !first) return false
  return last.actor?.id === first.actor?.id && Date.parse(first.at) - Date.parse(last.at) <= TOGETHER_MS
}

/** What others did between two readings of a request, and the user has not seen. */
export interface UnseenChanges {
  messages: MessageView[]
  events: HistoryEntry[]
}

/** Compares what the user saw when the writing began with what is there now; own changes do not count. */
export function unseenChanges(seen: HelpRequestView, now: HelpRequestView, userId: string): UnseenChanges {
  const knownMessages = new Set(seen.messages.map(({ id }) => id))
  const knownEvents = new Set(seen.history.map(({ id }) => id))
  return {
    messages: now.messages.filter(({ id, author }) => !knownMessages.has(id) && author.id !== userId),
    events: now.history.filter(
      ({ id, actor, action }) => !knownEvents.has(id) && actor?.id !== userId && !TOLD_BY_MESSAGES.has(action),
    ),
  }
}

export function countUnseen({ messages, events }: UnseenChanges): number {
  return messages.length + events.length
}
