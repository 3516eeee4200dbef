import { describe, expect, it } from '@jest/globals'
import * as z from 'zod'
import { IesCustomer } from './ies-exchange/shapes.ts'
import { operations, type RegisteredOperation } from './registry.ts'

/** Everything but what ISETS itself adds to a customer of IES. */
const MASTERED = new Set(Object.keys(IesCustomer.omit({ customerId: true, version: true, inFeed: true }).shape))
/** The one entry by hand, which the next file overwrites (IES-014); and the address of an office, not of a person. */
const EXCEPT = ['addCustomer', 'addLocation']
const ABOUT_CUSTOMERS = ['ies-exchange', 'casework', 'referrals', 'billing']

/** Names of all fields that an input can hold, however deep. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const properties = 'properties' in schema ? (schema.properties as object) : {}
  return [...Object.keys(properties), ...Object.values(schema).flatMap(fieldsOf)]
}
const taken = ({ input }: RegisteredOperation) =>
  fieldsOf(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' })).filter((field) => MASTERED.has(field))

const commands = operations().filter(({ service, kind }) => kind === 'command' && ABOUT_CUSTOMERS.includes(service))

describe('IES-005 what IES masters', () => {
  it('IES-005 is known to this test', () => {
    expect([...MASTERED]).toEqual(
      expect.arrayContaining([
        'firstName',
        'lastName',
        'birthDate',
        'address',
        'phone',
        'email',
        'county',
        'eligibility',
      ]),
    )
    expect(commands.length).toBeGreaterThan(40)
    const entry = commands.filter(({ name }) => name === 'addCustomer').flatMap(taken)
    expect(entry).toEqual(expect.arrayContaining(['firstName', 'lastName', 'birthDate', 'individualNumber']))
  })

  it.each(commands.filter(({ name }) => !EXCEPT.includes(name)))('IES-005 is not taken by $subject', (operation) => {
    expect(taken(operation)).toEqual([])
  })
})
