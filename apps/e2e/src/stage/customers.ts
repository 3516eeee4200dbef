import { demoPlan, demoWorld, type DemoCustomer } from '@isets/demo'
import { localDateOf } from '@isets/rules'
import { CASE_MANAGER } from './people.ts'

/** Somebody whom the case manager serves, with an activity that goes on and nothing that waits for a decision. */
export function servedCustomer(): DemoCustomer {
  const today = localDateOf(new Date())
  const customer = demoWorld(today).customers.find((one) => {
    const goesOn = demoPlan(one, today).enrolment?.activities[0]
    const isActive = goesOn !== undefined && goesOn.startedOn !== null && goesOn.completedOn === null
    const isOurs = one.organisationId === CASE_MANAGER.organisationId && one.story === 'active'
    return isOurs && one.number % 18 > 0 && isActive
  })
  if (customer === undefined) throw new Error('The demo has nobody for this story')
  return customer
}
