import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type Caller, type HelpRequestForm } from '@isets/contracts'
import {
  caller,
  form,
  MAILBOXES,
  ORGANISATION,
  OTHER_ORGANISATION,
  partner,
  startStand,
  type HelpDeskStand,
} from '../test/stand.ts'

const { file, open, listQueue } = contract.helpDesk
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

function filing(changes: Partial<HelpRequestForm> = {}, by: Caller = partner()) {
  return stand.as(by).call(file, form(changes))
}

async function stored(): Promise<number> {
  const [row] = await stand.sql<{ count: string }>('select count(*) as count from help_request')
  return Number(row?.count)
}

describe('the person behind a request', () => {
  it('HELP-012 HELP-044 is shown by the name of the account where the form names somebody else', async () => {
    const requester = partner({ name: 'Robin Sample' })
    const view = async (firstName: string, lastName: string) => {
      const { id } = await filing({ requester: { ...form().requester, firstName, lastName } }, requester)
      return stand.as(caller('siu_agent')).call(open, { id })
    }
    expect(await view('Wren', 'Demo-Baker')).toMatchObject({
      requester: { name: 'Wren Demo-Baker' },
      accountName: 'Robin Sample',
    })
    expect(await view('ROBIN', 'sample')).not.toHaveProperty('accountName')
  })
})

describe('filing a help request', () => {
  it('HELP-031 HELP-032 gives a number and promises the first answer in 48 business hours', async () => {
    expect(await filing()).toMatchObject({
      number: expect.stringMatching(/^HR-\d{6}$/),
      promisedAt: '2026-03-04T15:00:00.000Z',
    })
  })

  it('HELP-018 HELP-027 keeps every field of the form as it was filed', async () => {
    const requester = partner()
    const filled: Partial<HelpRequestForm> = {
      aboutCustomer: true,
      customer: {
        firstName: 'Sage',
        lastName: 'Sample',
        email: 'sage@mail.example',
        individualNumber: '123456789',
      },
      context: {
        pageUrl: 'https://isets.example/attendance',
        browser: 'Firefox 140',
        reportName: '4333',
        reportFilter: 'February',
        steps: '1. Open\n2. Save',
      },
      cc: ['colleague@prairie.example'],
    }
    const { id } = await filing(filled, requester)
    const view = await stand.as(requester).call(open, { id })
    expect(view.form).toEqual(form(filled))
    expect(view).toMatchObject({
      version: 1,
      status: 'new',
      promise: { state: 'running', dueAt: '2026-03-04T15:00:00.000Z', answeredAt: null },
      requester: { id: requester.userId, name: 'Wren Demo-Baker' },
      organisation: { id: ORGANISATION, name: 'Prairie Demo Works' },
      unread: false,
    })
  })

  it.each<[string, Partial<HelpRequestForm>, string]>([
    ['HELP-006 a summary', { summary: ' ' }, 'summary'],
    ['HELP-008 a category', { category: 'nothing' }, 'category'],
    ['HELP-009 a subcategory of that category', { subcategory: 'remove-user' }, 'subcategory'],
    ['HELP-012 a first name', { requester: { ...form().requester, firstName: '' } }, 'requester.firstName'],
    ['HELP-012 a mail address', { requester: { ...form().requester, email: '' } }, 'requester.email'],
    ['HELP-013 the partner question', { isPartner: null }, 'isPartner'],
    ['HELP-014 the organisation of a partner', { organisationName: '' }, 'organisationName'],
    ['HELP-015 the phone of a partner', { requester: { ...form().requester, phone: '' } }, 'requester.phone'],
    ['HELP-016 the name of the customer', { aboutCustomer: true }, 'customer.firstName'],
  ])('asks for %s', async (_what, changes, field) => {
    const before = await stored()
    await expect(filing(changes)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { [field]: expect.any(String) } },
    })
    expect(await stored()).toBe(before)
  })

  it('asks for a description that says something', async () => {
    await expect(filing({ descriptionHtml: '<p> </p><script>alert(1)</script>' })).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { descriptionHtml: expect.any(String) } },
    })
  })

  it('HELP-007 cleans the description before it is stored', async () => {
    const requester = partner()
    const { id } = await filing({ descriptionHtml: '<p onclick="x()">Hello<script>x()</script></p>' }, requester)
    expect((await stand.as(requester).call(open, { id })).form.descriptionHtml).toBe('<p>Hello</p>')
  })

  it('HELP-014 HELP-015 asks somebody who is no partner for neither organisation nor phone', async () => {
    const changes = { isPartner: false, organisationName: '', requester: { ...form().requester, phone: '' } }
    await expect(filing(changes)).resolves.toMatchObject({ number: expect.any(String) })
  })

  it('HELP-017 raises the priority when the issue keeps somebody from working', async () => {
    const [usual, blocking] = [partner(), partner()]
    const { id: one } = await filing({ subcategory: 'how-to' }, usual)
    const { id: two } = await filing({ subcategory: 'how-to', blocksWork: true }, blocking)
    expect(await stand.as(usual).call(open, { id: one })).toMatchObject({ priority: 'low', blocksWork: false })
    expect(await stand.as(blocking).call(open, { id: two })).toMatchObject({ priority: 'high', blocksWork: true })
  })

  it.each<[string, Partial<HelpRequestForm>, string]>([
    ['the summary', { summary: 'For 123-45-6789' }, 'summary'],
    ['the description', { descriptionHtml: '<p>123-<i>45</i>-6789</p>' }, 'descriptionHtml'],
    ['a customer field', { customer: { ...form().customer, lastName: '123-45-6789' } }, 'customer.lastName'],
    ['the steps', { context: { ...form().context, steps: 'enter 123 45 6789' } }, 'context.steps'],
    ['a CC', { cc: ['123-45-6789@mail.example'] }, 'cc.0'],
  ])('HELP-019 refuses a Social Security number in %s before anything is stored', async (_where, changes, field) => {
    const before = await stored()
    const refusal: unknown = await filing(changes).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'PERSONAL_DATA', details: { fields: { [field]: expect.any(String) } } })
    expect(JSON.stringify(refusal)).not.toMatch(/45[- ]?6789/)
    expect(await stored()).toBe(before)
    const rows = await stand.sql(`select 1 from outbox where payload::text ~ '45[- ]*6789'
      union all select 1 from audit_event where object_id ~ '45[- ]*6789'
      union all select 1 from idempotency_key where answer::text ~ '45[- ]*6789'`)
    expect(rows).toEqual([])
  })

  it('HELP-010 HELP-036 copies policy questions to the policy mailbox and the provider manager', async () => {
    const manager = caller('provider_manager')
    await stand.knows(manager)
    await stand.sql(`insert into organisation (id, name, provider_manager_id) values (?, 'Prairie', ?)`, [
      OTHER_ORGANISATION,
      manager.userId,
    ])
    const requester = partner({ organisationId: OTHER_ORGANISATION })
    for (const subcategory of ['policy-or-procedure', 'eligibility']) {
      const question = { category: 'policy-and-procedure', subcategory, cc: [MAILBOXES.policy.toUpperCase()] }
      const { id } = await filing(question, requester)
      const view = await stand.as(requester).call(open, { id })
      expect(view.form.cc).toEqual([MAILBOXES.policy, manager.email])
    }
  })

  it('HELP-011 offers the mailboxes that this installation is set to', async () => {
    expect(await stand.as(partner()).call(contract.helpDesk.filingOptions, {})).toEqual({ mailboxes: MAILBOXES })
  })

  it('HELP-034 HELP-046 lets management remove a user, with a copy to the access mailbox', async () => {
    const manager = caller('cbo_program_manager')
    const removal = { category: 'user-access', subcategory: 'remove-user' }
    const { id } = await filing(removal, manager)
    expect((await stand.as(manager).call(open, { id })).form.cc).toEqual([MAILBOXES.access])
    await expect(filing(removal)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { subcategory: expect.any(String) } },
    })
  })

  it('HELP-033 asks for birth date and form IL444-2022 of a new user', async () => {
    const requester = partner()
    const newUser = { category: 'user-access', subcategory: 'new-user' }
    await expect(filing(newUser, requester)).rejects.toMatchObject({
      details: { fields: { newUserBirthDate: expect.any(String), attachments: expect.any(String) } },
    })
    const access = await stand.uploaded(requester, { purpose: 'access-form', name: 'IL444-2022.pdf' })
    const complete = { ...newUser, newUserBirthDate: '1990-05-17', attachmentIds: [access] }
    await expect(filing(complete, requester)).resolves.toMatchObject({ id: expect.any(String) })
  })

  it('HELP-040 asks for customer and screenshot when a customer is missing from the 4333', async () => {
    const requester = partner()
    const missing = { category: 'contracts-and-billing', subcategory: 'customer-missing-from-4333' }
    await expect(filing(missing, requester)).rejects.toMatchObject({
      details: { fields: { 'customer.individualNumber': expect.any(String), attachments: expect.any(String) } },
    })
    const picture = await stand.uploaded(requester, { purpose: 'picture' })
    const complete = {
      ...missing,
      customer: { ...form().customer, individualNumber: '123456789' },
      descriptionHtml: `<p>See <img src="/api/files/${picture}/content"></p>`,
    }
    const { id, promisedAt } = await filing(complete, requester)
    expect(promisedAt).toBe('2026-03-04T15:00:00.000Z')
    const [description] = (await stand.as(requester).call(open, { id })).messages
    expect(description?.attachments.map((one) => one.id)).toEqual([picture])
  })

  it.each(['how-to', 'location-missing', 'wrong-contract', 'remove-activity-with-costs'])(
    'HELP-035 HELP-037 HELP-038 HELP-039 takes the kind "%s"',
    async (subcategory) => {
      await expect(filing({ subcategory })).resolves.toMatchObject({ number: expect.any(String) })
    },
  )

  it('tells the world once, with everything a mail needs', async () => {
    const requester = partner()
    const { id, number } = await filing({ cc: ['colleague@prairie.example'], blocksWork: true }, requester)
    expect(await stand.events(id)).toEqual([
      {
        type: 'help-request-filed',
        aggregate_version: 1,
        payload: {
          requestId: id,
          number,
          requesterId: requester.userId,
          organisationId: ORGANISATION,
          status: 'new',
          priority: 'urgent',
          recipients: {
            requester: { name: 'Wren Demo-Baker', email: 'wren@prairie.example' },
            cc: ['colleague@prairie.example'],
          },
          summary: 'The attendance page shows an error',
          categoryLabel: 'ISETS: Error or bug',
          promisedAt: '2026-03-04T15:00:00.000Z',
          blocksWork: true,
        },
      },
    ])
    expect(await stand.sql('select action, actor from audit_event where object_id = ?', [id])).toEqual([
      { action: 'file', actor: requester.userId },
    ])
  })

  it('HELP-046 tells a mailbox of the installation what was asked, and no other copy', async () => {
    const cc = ['colleague@prairie.example', MAILBOXES.access.toUpperCase()]
    const { id } = await filing({ cc, descriptionHtml: '<p>Case 12-345-678 is gone.</p>' })
    const [filed] = await stand.events(id)
    expect(filed?.payload['forMailboxes']).toEqual({
      addresses: [MAILBOXES.access.toUpperCase()],
      text: 'Case ••• is gone.',
    })
  })

  it('files once when the same key comes twice, and refuses another form under it', async () => {
    const requester = stand.as(partner())
    const options = { idempotencyKey: 'key-1' }
    const first = await requester.call(file, form(), options)
    expect(await requester.call(file, form(), options)).toEqual(first)
    expect(await stand.events(first.id)).toHaveLength(1)
    await expect(requester.call(file, form({ summary: 'Another' }), options)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    })
  })

  it('HELP-043 is not seen by another organisation: not by list, address, number or search', async () => {
    const summary = 'Zebra crossing in the report'
    const { id, number } = await filing({ summary })
    const stranger = stand.as(partner({ organisationId: OTHER_ORGANISATION }))
    await expect(stranger.call(open, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const q of ['', number, 'zebra']) {
      expect((await stranger.call(listQueue, { view: 'all', q })).rows.map((row) => row.id)).not.toContain(id)
    }
  })

  it('HELP-043 gives a person in CC no right', async () => {
    const copied = partner({ organisationId: OTHER_ORGANISATION })
    const { id } = await filing({ cc: [copied.email] })
    await expect(stand.as(copied).call(open, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
