import { describe, expect, it } from '@jest/globals'
import { demoPlan } from './demo-plans.ts'
import { demoWorld } from './world.ts'

const TODAY = '2026-03-02'
const { customers } = demoWorld(TODAY)
const plans = customers.map((customer) => ({ customer, plan: demoPlan(customer, TODAY) }))
const activities = plans.flatMap(({ plan }) => plan.enrolment?.activities ?? [])

describe('the plans of the demo customers', () => {
  it('are the same each time, with an id of its own for each activity', () => {
    expect(customers.slice(0, 50).map((one) => demoPlan(one, TODAY))).toEqual(
      plans.slice(0, 50).map(({ plan }) => plan),
    )
    expect(new Set(activities.map(({ id }) => id)).size).toBe(activities.length)
    expect(activities.length).toBeGreaterThan(2_500)
  })

  it('CASE-018 have a started activity where the customer is active, or have completed all', () => {
    for (const { customer, plan } of plans.filter(({ plan: { status } }) => status === 'active')) {
      const own = plan.enrolment?.activities ?? []
      const open = own.filter(({ status }) => status === 'started')
      if (open.length === 0) expect(own.every(({ completedOn }) => completedOn !== null)).toBe(true)
      expect({ number: customer.number, alone: open.every(({ type }) => type === 'SJS') && open.length > 0 }).toEqual({
        number: customer.number,
        alone: false,
      })
    }
  })

  it('end after they begin, and before tomorrow', () => {
    for (const { startedOn, completedOn } of activities) {
      if (startedOn !== null) expect(startedOn <= TODAY).toBe(true)
      if (completedOn !== null)
        expect(startedOn !== null && startedOn <= completedOn && completedOn <= TODAY).toBe(true)
    }
    for (const { plan } of plans) {
      const { enrolment, screenedOn } = plan
      if (enrolment) expect(screenedOn !== null && screenedOn <= enrolment.enrolledOn).toBe(true)
    }
  })
})
