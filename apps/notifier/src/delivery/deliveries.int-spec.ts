import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, helpDeskEvents, type PayloadOf } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { filedSamples } from '../template/samples.ts'
import { TEMPLATE_NAMES } from '../template/templates.ts'
import { callerWith, notifierOnTheBus } from '../test/notifier-on-the-bus.ts'

const { listDeliveries, retryDelivery, listTemplates, previewTemplate } = contract.notifier
const ordinary = filedSamples['an ordinary request'] as PayloadOf<typeof helpDeskEvents.filed>

let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
let admin: ReturnType<typeof notifier.as>
beforeAll(async () => {
  notifier = await notifierOnTheBus()
  admin = notifier.as(callerWith('super_admin'))
})
afterAll(() => notifier.stop())

async function mailTo(email: string): Promise<void> {
  const recipients = { requester: { name: 'Maple Demo-Walker', email }, cc: [] }
  await notifier.tell(helpDeskEvents.filed, { ...ordinary, recipients })
}
const list = async (input = {}) => (await admin.call(listDeliveries, input)).rows
const stateOf = async (q: string) => (await list({ q }))[0]?.state

describe('the delivery ledger', () => {
  it('shows every mail with its state, the newest first, and audits who looked', async () => {
    await mailTo('first@prairie.example')
    await eventually(async () => (await stateOf('first@')) === 'sent')
    await mailTo('second@prairie.example')
    await eventually(async () => (await stateOf('second@')) === 'sent')
    const rows = await list()
    expect(rows.map((row) => row.recipient)).toEqual(['second@prairie.example', 'first@prairie.example'])
    expect(rows[0]).toMatchObject({ template: 'confirmation', attempts: 1, lastError: null, nextTryAt: null })
    expect(await list({ state: ['failed'] })).toEqual([])
    expect(await list({ q: '%' })).toEqual([])
    const looked = `select object_id, purpose from audit_event where object_type = 'Delivery' order by id desc limit 1`
    expect(await notifier.sql(looked)).toEqual([{ object_id: 'rows: 0', purpose: 'listDeliveries by q' }])
  })

  it('sends a failed mail again when asked, with the same Message-ID, and no other', async () => {
    notifier.sink.behave('refuse')
    await mailTo('third@prairie.example')
    await eventually(async () => (await stateOf('third@')) === 'failed')
    notifier.sink.behave('accept')
    const [failed] = await list({ q: 'third@' })
    const { id = '', messageId } = failed ?? {}
    expect(await admin.call(retryDelivery, { id })).toMatchObject({ state: 'queued', messageId })
    await eventually(async () => (await stateOf('third@')) === 'sent')
    expect(notifier.sink.sentTo('third@prairie.example').map((mail) => mail.messageId)).toEqual([`<${messageId}>`])
    await expect(admin.call(retryDelivery, { id })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('never tries what is no address', async () => {
    await mailTo('a@b.example, c@d.example')
    await eventually(async () => (await stateOf('c@d.example')) === 'failed')
    const [row] = await list({ q: 'c@d.example' })
    await expect(admin.call(retryDelivery, { id: row?.id ?? '' })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const unknown = admin.call(retryDelivery, { id: '00000000-0000-4000-8000-00000000000f' })
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the preview of mails', () => {
  it('fills every template with each of its samples', async () => {
    const templates = await admin.call(listTemplates, {})
    expect(templates.map((one) => one.name)).toEqual(TEMPLATE_NAMES)
    for (const { name, samples } of templates) {
      for (const sample of samples) {
        const { subject, html, text } = await admin.call(previewTemplate, { name, sample })
        expect([subject.length > 10, html.length > 100, text.length > 100]).toEqual([true, true, true])
      }
      expect((await admin.call(previewTemplate, { name })).html).toContain('<!doctype html>')
    }
  })

  it.each([{ name: 'no-such' }, { name: 'resolved', sample: 'no such' }, { name: 'constructor' }])(
    'refuses %j',
    async (input) => {
      await expect(admin.call(previewTemplate, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    },
  )
})
