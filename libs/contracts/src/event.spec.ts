import { describe, expect, it } from '@jest/globals'
import { eventSubject } from './event.ts'
import { helpDeskEvents } from './help-desk/events.ts'

describe('the subject of an event', () => {
  it('ends with the aggregate', () => {
    expect(eventSubject(helpDeskEvents.filed, 'a-2026-11')).toBe('evt.help-desk.v1.help-request-filed.a-2026-11')
  })

  it.each(['a.b', 'a b', '*', '>', ''])('is refused for the id "%s", which nobody would hear of', (id) => {
    expect(() => eventSubject(helpDeskEvents.filed, id)).toThrow('one token of a subject')
  })
})
