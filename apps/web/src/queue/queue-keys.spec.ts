import { describe, expect, it } from '@jest/globals'
import { moveCursor, queueCommand, type PressedKey } from './queue-keys.ts'

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  typing: false,
  covered: false,
  ...more,
})
const on = { singleKeys: true, panelOpen: false, mayBulk: true, selected: 0 }

describe('keys of the queue', () => {
  it.each([
    ['j', 'next'],
    ['J', 'next'],
    ['k', 'previous'],
    ['x', 'toggle'],
    ['/', 'search'],
    ['q', null],
  ])('%s asks for %s', (key, command) => {
    expect(queueCommand(press(key), on)).toBe(command)
  })

  it('WCAG 2.1.4 letters can be switched off, Escape stays', () => {
    const off = { ...on, singleKeys: false, panelOpen: true }
    expect(queueCommand(press('j'), off)).toBeNull()
    expect(queueCommand(press('Escape'), off)).toBe('close')
  })

  it.each([{ typing: true }, { covered: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }])(
    'does nothing with %j',
    (more) => {
      expect(queueCommand(press('j', more), on)).toBeNull()
    },
  )

  it('X selects nothing for those who may not change many requests at once', () => {
    expect(queueCommand(press('x'), { ...on, mayBulk: false })).toBeNull()
    expect(queueCommand(press('j'), { ...on, mayBulk: false })).toBe('next')
  })

  it('Escape closes the panel first, then ends the selection, then does nothing', () => {
    expect(queueCommand(press('Escape'), { ...on, panelOpen: true, selected: 2 })).toBe('close')
    expect(queueCommand(press('Escape'), { ...on, selected: 2 })).toBe('clearSelection')
    expect(queueCommand(press('Escape'), on)).toBeNull()
  })

  it('moves from row to row and stops at the ends', () => {
    const ids = ['a', 'b', 'c']
    expect(moveCursor(ids, null, 1)).toBe('a')
    expect(moveCursor(ids, null, -1)).toBe('c')
    expect(moveCursor(ids, 'a', 1)).toBe('b')
    expect(moveCursor(ids, 'c', 1)).toBe('c')
    expect(moveCursor(ids, 'gone', 1)).toBe('a')
    expect(moveCursor([], null, 1)).toBeNull()
  })
})
