import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type Caller, type HelpRequestForm } from '@isets/contracts'
import { HELP_CATALOGUE } from '@isets/rules'
import { caller, form, MAILBOXES, ORGANISATION, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { file, listQueue, open } = contract.helpDesk
const agent = caller('siu_agent')
const manager = caller('provider_manager')
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
  await stand.knows(manager)
  await stand.sql(`insert into organisation (id, name, provider_manager_id) values (?, 'Prairie', ?)`, [
    ORGANISATION,
    manager.userId,
  ])
})
afterAll(() => stand.stop())

const POLICY = [MAILBOXES.policy, manager.email]
/** Where each kind of request goes besides the queue, in the programme's words. */
const KINDS: readonly (readonly [rows: string, kind: string, by: Caller, copies: readonly string[]])[] = [
  ['HELP-031 HELP-035 an error', 'isets/error-or-bug', partner(), []],
  ['HELP-031 HELP-035 how to do or find something', 'isets/how-to', partner(), []],
  ['HELP-031 a report', 'isets/report-or-dashboard', partner(), []],
  ['HELP-031 HELP-039 a missing location', 'isets/location-missing', partner(), []],
  ['HELP-031 HELP-039 a wrong contract', 'isets/wrong-contract', partner(), []],
  ['HELP-031 HELP-038 an activity with costs', 'isets/remove-activity-with-costs', partner(), []],
  ['HELP-031 an account', 'user-access/account-log-in', partner(), []],
  ['HELP-031 HELP-046 a user to be removed', 'user-access/remove-user', partnerManager(), [MAILBOXES.access]],
  ['HELP-031 HELP-036 policy', 'policy-and-procedure/policy-or-procedure', partner(), POLICY],
  ['HELP-031 HELP-036 HELP-037 eligibility', 'policy-and-procedure/eligibility', partner(), POLICY],
  ['HELP-031 HELP-037 a contract or match', 'contracts-and-billing/contract-or-match', partner(), []],
  ['HELP-031 HELP-037 staffing and billing', 'contracts-and-billing/staffing-and-billing', partner(), []],
  ['HELP-031 HELP-042 a training', 'training/additional-training', caller('provider_manager'), []],
  ['HELP-031 something else', 'something-else/other-question', partner(), []],
]
/** These ask for more, and have tests of their own (HELP-033, HELP-040). */
const WITH_MORE = ['user-access/new-user', 'contracts-and-billing/customer-missing-from-4333']

function partnerManager(): Caller {
  return caller('cbo_program_manager', { organisationId: ORGANISATION, organisationName: 'Prairie Demo Works' })
}

function of(kind: string): Partial<HelpRequestForm> {
  const [category = '', subcategory = ''] = kind.split('/')
  return { category, subcategory }
}

describe('every kind of request', () => {
  it('HELP-031 has its place in this table', () => {
    const all = HELP_CATALOGUE.flatMap(({ code, subcategories }) => subcategories.map((one) => `${code}/${one.code}`))
    expect([...KINDS.map(([, kind]) => kind), ...WITH_MORE].toSorted()).toEqual(all.toSorted())
  })

  it.each(KINDS)('%s comes to support under its category, and to those who decide', async (_what, kind, by, copies) => {
    const { id, number, promisedAt } = await stand.as(by).call(file, form(of(kind)))
    expect(promisedAt).toBe('2026-03-04T15:00:00.000Z') // HELP-031: 48 business hours
    const [category = ''] = kind.split('/')
    const { rows } = await stand.as(agent).call(listQueue, { q: number, category: [category] })
    expect(rows.map((row) => row.number)).toEqual([number])
    expect((await stand.as(agent).call(open, { id })).form).toMatchObject({ ...of(kind), cc: copies })
    const [filed] = await stand.events(id)
    expect(filed?.payload).toMatchObject({ recipients: { cc: copies } })
  })

  it.each(['partner', 'intermediary', 'cbo_program_manager', 'idhs_manager', 'siu_agent'] as const)(
    'HELP-042 takes no training from a %s, and says who asks for it',
    async (role) => {
      const refusal = {
        code: 'INVALID',
        details: { fields: { subcategory: expect.stringContaining('Provider Manager') } },
      }
      await expect(stand.as(caller(role)).call(file, form(of('training/additional-training')))).rejects.toMatchObject(
        refusal,
      )
    },
  )

  it.each([
    ['HELP-038', 'isets/remove-activity-with-costs'],
    ['HELP-039', 'isets/wrong-contract'],
  ])('%s is not found under another category', async (_row, kind) => {
    const { number } = await stand.as(partner()).call(file, form(of(kind)))
    const { rows } = await stand.as(agent).call(listQueue, { q: number, category: ['training', 'something-else'] })
    expect(rows).toEqual([])
  })
})
