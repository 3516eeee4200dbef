import { describe, expect, it } from '@jest/globals'
import { demoDraft } from './demo-drafts.ts'
import { DEMO_ORGANISATIONS } from './organisations.ts'
import { demoWorld } from './world.ts'

const TODAY = '2026-03-02'
const { customers } = demoWorld(TODAY)
const begun = customers.flatMap((customer) => {
  const draft = demoDraft(customer, TODAY)
  return draft ? [{ customer, draft }] : []
})

describe('the screenings that lie begun', () => {
  it('ASMT-021 are some of this month and some that are overdue, the same each time', () => {
    const overdue = begun.filter(({ draft }) => draft.startedOn < '2026-01-31')
    expect(overdue.length).toBeGreaterThan(20)
    expect(begun.length - overdue.length).toBeGreaterThan(20)
    expect(begun.every(({ draft }) => draft.startedOn < TODAY)).toBe(true)
    for (const { customer, draft } of begun) expect(demoDraft(customer, TODAY)).toEqual(draft)
  })

  it('ASMT-012 belong to every organization, and to nobody whose screening is still current', () => {
    expect(new Set(begun.map(({ draft }) => draft.organisationId)).size).toBe(DEMO_ORGANISATIONS.length)
    expect(new Set(begun.map(({ customer }) => customer.story))).toEqual(new Set(['new', 'active']))
    expect(
      begun.filter(({ customer }) => customer.story === 'active').every(({ customer }) => customer.monthsAgo > 11),
    ).toBe(true)
  })
})
