import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { identityEvents } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { v7 } from 'uuid'
import { notifierOnTheBus } from '../test/notifier-on-the-bus.ts'

let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus()
})
afterAll(() => notifier.stop())

describe('the login of a customer', () => {
  it('IES-018 is told once to the address that was given, with whom it was created by', async () => {
    const event = { id: v7(), aggregateId: v7() }
    const facts = { userId: v7(), email: 'wren@customers.example', organisationName: 'Prairie Demo Works' }
    for (const _ of [1, 2]) await notifier.tell(identityEvents.customerAccountCreated, facts, event)
    await eventually(() => Promise.resolve(notifier.sink.received.length > 0))
    await eventually(async () => {
      const rows = await notifier.sql<{ state: string }>('select state from delivery')
      return rows.length === 1 && rows[0]?.state === 'sent'
    })
    expect(notifier.sink.received.map(({ recipients, subject }) => [recipients, subject])).toEqual([
      [['wren@customers.example'], 'An ISETS account was created for you'],
    ])
    expect(notifier.sink.received[0]?.text).toContain('Prairie Demo Works has created an account')
  })
  it('REF-023 CUST-009 is told of a password that staff have made, and never what it is', async () => {
    const facts = { userId: v7(), email: 'sorrel@customers.example', organisationName: 'Prairie Demo Works' }
    await notifier.tell(identityEvents.customerPasswordReset, facts, { id: v7(), aggregateId: facts.userId })
    const mail = await eventually(() => Promise.resolve(notifier.sink.sentTo('sorrel@customers.example')[0]))
    expect(mail?.subject).toBe('Your ISETS password was reset')
    expect(mail?.text).toContain('Prairie Demo Works has made a new start password')
    expect(mail?.text).toContain('If you did not ask for this')
  })
})
