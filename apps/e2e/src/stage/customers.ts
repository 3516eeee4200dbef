import { demoPlan, demoWorld, type DemoCustomer } from '@isets/demo'
import { localDateOf } from '@isets/rules'
import { CASE_MANAGER } from './people.ts'

/**
 * Somebody whom the case manager serves, with an activity that goes on and nothing that waits for a decision.
 *
 * @param place how many of them to pass over, for a story that would be in the way of others
 */
export function servedCustomer(place = 0): DemoCustomer {
  const today = localDateOf(new Date())
  const served = demoWorld(today).customers.filter((one) => {
    const goesOn = demoPlan(one, today).enrolment?.activities[0]
    const isActive = goesOn !== undefined && goesOn.startedOn !== null && goesOn.completedOn === null
    const isOurs = one.organisationId === CASE_MANAGER.organisationId && one.story === 'active'
    return isOurs && one.number % 18 > 0 && isActive
  })
  const customer = served[place]
  if (customer === undefined) throw new Error('The demo has nobody for this story')
  return customer
}
