import { describe, expect, it } from '@jest/globals'
import type { HelpRequestView, HistoryEntry, MessageView } from '@isets/contracts'
import { countUnseen, timelineOf, unseenChanges } from './timeline.ts'

const agent = { id: 'agent', name: 'Dana Example' }
const other = { id: 'other', name: 'Marcus Example' }
const at = (minute: number) => new Date(Date.UTC(2026, 10, 17, 18, minute)).toISOString()

function message(id: string, minute: number, author = agent): MessageView {
  return { id, kind: 'answer', author, authorSide: 'support', html: '', attachments: [], writtenAt: at(minute) }
}
function entry(id: string, minute: number, action: HistoryEntry['action'], actor = agent): HistoryEntry {
  return { id, at: at(minute), actor, action, from: null, to: null }
}
const view = (messages: MessageView[], history: HistoryEntry[]) => ({ messages, history }) as unknown as HelpRequestView

describe('the conversation', () => {
  it('puts changes between messages, in the order of time', () => {
    const items = timelineOf(view([message('m2', 30), message('m1', 1)], [entry('h1', 10, 'assigned')]))
    expect(items.map(({ key }) => key)).toEqual(['m1', 'h1', 'm2'])
  })

  it('says in one line what one person did in one go', () => {
    const items = timelineOf(
      view([], [entry('h1', 10, 'assigned'), entry('h2', 11, 'prioritised'), entry('h3', 12, 'waiting', other)]),
    )
    expect(items.map((item) => (item.kind === 'events' ? item.entries.length : 0))).toEqual([2, 1])
  })

  it('does not tell again what a message tells', () => {
    expect(timelineOf(view([message('m', 1)], [entry('h', 1, 'answered')]))).toHaveLength(1)
  })
})

describe('what changed while somebody typed', () => {
  const seen = view([message('m1', 1)], [entry('h1', 1, 'assigned')])

  it('is the messages and changes of others', () => {
    const now = view(
      [message('m1', 1), message('m2', 5, other)],
      [entry('h1', 1, 'assigned'), entry('h2', 5, 'answered', other), entry('h3', 6, 'prioritised', other)],
    )
    const changes = unseenChanges(seen, now, 'agent')
    expect(changes.messages.map(({ id }) => id)).toEqual(['m2'])
    expect(changes.events.map(({ id }) => id)).toEqual(['h3'])
    expect(countUnseen(changes)).toBe(2)
  })

  it('is not what the user did', () => {
    const now = view([message('m1', 1), message('m2', 5)], [entry('h1', 1, 'assigned'), entry('h4', 6, 'prioritised')])
    expect(countUnseen(unseenChanges(seen, now, 'agent'))).toBe(0)
  })
})
