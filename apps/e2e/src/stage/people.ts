import { DEMO_USERS, type DemoUser } from '@isets/demo'

/** A demo person by key: `prairie-2`. */
export function demoPerson(key: string): DemoUser {
  const person = DEMO_USERS.find((user) => user.key === key)
  if (!person) throw new Error(`There is no demo person ${key}`)
  return person
}

export function nameOf({ firstName, lastName }: DemoUser): string {
  return `${firstName} ${lastName}`
}

/** Case managers of two organizations that have nothing to do with each other. */
export const CASE_MANAGER = demoPerson('prairie-2')
export const COLLEAGUE = demoPerson('prairie-3')
export const PROGRAMME_MANAGER = demoPerson('heartland-1')
export const STRANGER = demoPerson('cottonwood-2')
export const PROVIDER_MANAGER = demoPerson('pm-1')
export const WORKFORCE = demoPerson('workforce-1')
export const CUSTOMER = demoPerson('customer-1')
export const AGENT = demoPerson('agent-1')
export const SECOND_AGENT = demoPerson('agent-2')
/** Serves customers in the own activities of an FCRC. */
export const FCRC_WORKER = demoPerson('fcrc-south-2')
export const SUPER_USER = demoPerson('super-1')
