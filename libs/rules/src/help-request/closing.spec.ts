import { describe, expect, it } from '@jest/globals'
import {
  autoCloseAt,
  closeDueAt,
  closesOnceWarnedAt,
  closeWarningAt,
  isInReopenWindow,
  reopenWindowEndsAt,
} from './closing.ts'
import { HELP_REQUEST_STATUSES } from './status.ts'

const winter = (text: string) => new Date(`${text.replace(' ', 'T')}:00-06:00`)
/** Thanksgiving and the day after lie between. */
const WAITING_SINCE = winter('2026-11-16 10:00')

describe('closing by time', () => {
  it('HELP-023 TMR-069 closes 14 business days after the waiting began', () => {
    expect(closeDueAt(WAITING_SINCE)).toEqual(winter('2026-12-08 10:00'))
  })

  it('HELP-023 closes 14 calendar days after it when the setting says so (conflicts C1)', () => {
    expect(closeDueAt(WAITING_SINCE, { days: 14, unit: 'calendar' })).toEqual(winter('2026-11-30 10:00'))
  })

  it('NOTIF-006 warns two business days before the closing', () => {
    expect(closeWarningAt(WAITING_SINCE)).toEqual(winter('2026-12-04 10:00'))
    expect(closeWarningAt(WAITING_SINCE, { days: 14, unit: 'calendar' })).toEqual(winter('2026-11-24 10:00'))
  })

  it('NOTIF-006 never warns before the waiting began', () => {
    expect(closeWarningAt(WAITING_SINCE, { days: 1, unit: 'business' })).toEqual(WAITING_SINCE)
  })

  it('NOTIF-006 TMR-069 closes as planned after a warning in time, and two business days after a late one', () => {
    const planned = closeDueAt(WAITING_SINCE)
    const closes = (warned: string) => closesOnceWarnedAt(planned, winter(warned))
    expect(closes('2026-12-03 10:00')).toEqual(planned)
    expect(closes('2026-12-04 10:00')).toEqual(planned)
    expect(closes('2026-12-04 15:30')).toEqual(winter('2026-12-08 15:30'))
    expect(closes('2026-12-11 09:00')).toEqual(winter('2026-12-15 09:00'))
  })

  it('HELP-023 closes waiting requests and resolved ones, and none that wait for us', () => {
    const closing = HELP_REQUEST_STATUSES.filter((status) =>
      autoCloseAt({ status, since: WAITING_SINCE, blocksWork: false }),
    )
    expect(closing).toEqual(['waiting_for_requester', 'resolved'])
  })

  it('never closes a waiting request that blocks work', () => {
    expect(autoCloseAt({ status: 'waiting_for_requester', since: WAITING_SINCE, blocksWork: true })).toBeNull()
    expect(autoCloseAt({ status: 'resolved', since: WAITING_SINCE, blocksWork: true })).not.toBeNull()
  })

  it('follows the settings it is given', () => {
    const settings = { closeAfter: { days: 3, unit: 'calendar' }, reopenWindow: { days: 1, unit: 'business' } } as const
    const since = winter('2026-11-20 10:00')
    expect(autoCloseAt({ status: 'waiting_for_requester', since, blocksWork: false }, settings)).toEqual(
      winter('2026-11-23 10:00'),
    )
    expect(autoCloseAt({ status: 'resolved', since, blocksWork: false }, settings)).toEqual(winter('2026-11-23 10:00'))
  })
})

describe('the reopen window', () => {
  const resolvedAt = winter('2026-11-20 15:00')

  it('lasts five business days', () => {
    expect(reopenWindowEndsAt(resolvedAt)).toEqual(winter('2026-12-01 15:00'))
  })

  it('HELP-024 is over at its end, not after it, so that the closing and a reply cannot both win', () => {
    const end = reopenWindowEndsAt(resolvedAt)
    expect(isInReopenWindow(resolvedAt, new Date(end.getTime() - 1))).toBe(true)
    expect(isInReopenWindow(resolvedAt, end)).toBe(false)
  })
})
