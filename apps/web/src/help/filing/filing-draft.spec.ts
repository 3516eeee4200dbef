import { describe, expect, it } from '@jest/globals'
import type { HelpRequestForm, SessionView } from '@isets/contracts'
import { filingDraft, type DraftRef } from './filing-draft.ts'
import { startingForm } from './form-values.ts'

const user = { firstName: 'Wren', lastName: 'Demo-Baker', email: 'wren@prairie.example' } as SessionView['user']
const words = (summary: string): HelpRequestForm => ({
  ...startingForm(user, { pageUrl: '', browser: '' }),
  summary,
})

/** A server that refuses what another window has saved meanwhile. */
function stage() {
  const stored = new Map<string, { version: number; summary: string }>()
  const save = async (input: DraftRef & { form: HelpRequestForm }) => {
    expect(Object.keys(input).toSorted()).toEqual(['form', 'id', 'version']) // the contract takes nothing else
    const { id, version, form } = input
    const known = stored.get(id)?.version ?? 0
    if (known !== 0 && known !== version) throw Object.assign(new Error('stale'), { code: 'STALE', status: 409 })
    stored.set(id, { version: known + 1, summary: form.summary })
    return { savedAt: '2026-03-02T15:00:00Z', version: known + 1 }
  }
  let count = 0
  const open = (from: DraftRef | null) => filingDraft(from, { save, newId: () => `draft-${++count}` })
  return { open, summaries: () => [...stored.values()].map(({ summary }) => summary) }
}

describe('the draft of a window', () => {
  it('is one, however often it is saved', async () => {
    const { open, summaries } = stage()
    const draft = open(null)
    await draft.keep(words('C'))
    await draft.keep(words('Cannot save'))
    expect(summaries()).toEqual(['Cannot save'])
  })

  it('goes on with the one that was there', async () => {
    const { open, summaries } = stage()
    const first = open(null)
    await first.keep(words('Begun'))
    const stored = { id: first.id(), version: 1, savedAt: new Date('2026-03-02T15:00:00Z') }
    await open(stored).keep(words('Begun and ended'))
    expect(summaries()).toEqual(['Begun and ended'])
  })

  it('becomes one of its own when another window has gone on with it', async () => {
    const { open, summaries } = stage()
    const here = open(null)
    await here.keep(words('Begun'))
    const there = open({ id: here.id(), version: 1 })
    await there.keep(words('There'))
    await here.keep(words('Here'))
    await here.keep(words('Here, longer'))
    await there.keep(words('There, longer'))
    expect(summaries()).toEqual(['There, longer', 'Here, longer'])
    expect(here.id()).not.toBe(there.id())
  })

  it('HELP-019 is kept without a Social Security number', async () => {
    const { open, summaries } = stage()
    expect(await open(null).keep(words('It is 123-45-6789'))).toMatchObject({ masked: true })
    expect(summaries().join()).not.toContain('6789')
  })
})
