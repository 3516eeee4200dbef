import { expect } from '@jest/globals'
import { AttachmentView, HelpRequestForm, HelpRequestView } from '@isets/contracts'
import { DEMO_ACCOUNTS, type DemoUser } from '@isets/demo'
import { eventually } from '@isets/testing'
import * as z from 'zod'
import { apiClient, type ApiClient } from '../stage/api-client.ts'
import { story } from '../stage/story.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const Filed = z.object({ id: z.uuid(), number: z.string() })
const Page = z.object({ rows: z.array(z.object({ id: z.string() })), total: z.int() })

function account(label: string): DemoUser {
  const user = DEMO_ACCOUNTS.find((one) => one.label === label)?.user
  if (user === undefined) throw new Error(`There is no account of a ${label}`)
  return user
}

function form(attachmentIds: string[]): HelpRequestForm {
  const requester = {
    firstName: 'Robin',
    lastName: 'Invented',
    email: 'robin@north.example',
    phone: '312-555-0100',
    extension: '',
  }
  return HelpRequestForm.parse({
    ...{ summary: 'Zebra crossing in the attendance list', descriptionHtml: '<p>Since this morning.</p>' },
    ...{ category: 'isets', subcategory: 'error-or-bug', cc: [], requester },
    ...{ isPartner: true, organisationName: 'Invented Works', aboutCustomer: false },
    customer: { firstName: '', lastName: '', email: '', individualNumber: '' },
    context: { pageUrl: '', browser: '', reportName: '', reportFilter: '', steps: '' },
    ...{ blocksWork: false, newUserBirthDate: null, attachmentIds },
  })
}

async function idsOf(person: ApiClient, path: string): Promise<string[]> {
  return Page.parse(await (await person.get(path)).json()).rows.map(({ id }) => id)
}

/** Everything that a page hears on its stream until it is closed. */
async function listening(person: ApiClient): Promise<{ text: string; close(): Promise<void> }> {
  const reader = (await person.get('/live')).body?.getReader()
  const heard = { text: '', close: async () => void (await reader?.cancel()) }
  const read = async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      heard.text += Buffer.from(part.value).toString()
    }
  }
  void read()
  return heard
}

/** Beneath the browser: every way through the API, so that nothing depends on what a page happens to show. */
export function isolation(): void {
  story('HELP-027 HELP-043 nobody of another organization sees a request and its file on any way', async (stage) => {
    const { webUrl } = stage.system
    const filer = await apiClient(webUrl, account('Provider case manager'))
    const colleagueElsewhere = await apiClient(webUrl, account('Provider programme manager'))
    const agent = await apiClient(webUrl, account('SIU agent'))
    const elsewhere = await listening(colleagueElsewhere)
    const support = await listening(agent)
    const picture = new FormData()
    picture.append('file', new Blob([Buffer.from(PNG, 'base64')]), 'list.png')
    const upload = await filer.post('/files?purpose=picture', picture)
    expect(upload.status).toBe(201)
    const file = AttachmentView.parse(await upload.json())
    const filing = await filer.post('/help-requests', form([file.id]))
    expect(filing.status).toBe(200)
    const { id, number } = Filed.parse(await filing.json())

    for (const person of [filer, agent]) {
      expect((await person.get(`/help-requests/${id}`)).status).toBe(200)
      expect((await person.get(`/files/${file.id}/content`)).status).toBe(200)
    }
    expect((await colleagueElsewhere.get(`/help-requests/${id}`)).status).toBe(404)
    expect((await colleagueElsewhere.get(`/files/${file.id}/content`)).status).toBe(404)
    for (const list of ['mine', 'queue']) {
      for (const q of ['', number, 'Zebra crossing']) {
        const path = `/help-requests/${list}?q=${encodeURIComponent(q)}&pageSize=200`
        expect(await idsOf(colleagueElsewhere, path)).not.toContain(id)
      }
    }
    expect(await idsOf(filer, `/help-requests/mine?q=${number}`)).toEqual([id])
    expect(await idsOf(agent, '/help-requests/queue?view=all&q=Zebra')).toContain(id)

    const before = HelpRequestView.parse(await (await agent.get(`/help-requests/${id}`)).json())
    const note = { version: before.version, html: '<p>Giraffe in the log.</p>' }
    expect((await agent.post(`/help-requests/${id}/notes`, note)).status).toBe(200)
    expect(await (await filer.get(`/help-requests/${id}`)).text()).not.toContain('Giraffe')
    await eventually(() => support.text.includes('help-request-noted'))
    expect(elsewhere.text).not.toContain('data:')
    await Promise.all([elsewhere.close(), support.close()])
  })
}
