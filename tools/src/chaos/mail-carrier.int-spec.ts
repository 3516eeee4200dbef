import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually, startMailSink, type MailSink } from '@isets/testing'
import { LOSES_ONE_IN } from './insisting.ts'
import { MailCarrier } from './mail-carrier.ts'

let sink: MailSink
beforeAll(async () => {
  sink = await startMailSink()
})
afterEach(() => {
  sink.behave('accept')
  sink.clear()
})
afterAll(() => sink.stop())

const LETTER = { from: 'a@provider.example', to: 'reply@isets.example', subject: 'Re: HR-000001', text: 'March.' }
const carrier = () => new MailCarrier(sink.port, 20_000)
/** How often each mail has come. */
const copies = () => [...sink.countByMessageId().values()]

describe('who brings answers by mail under chaos', () => {
  it('brings a mail again, under the same Message-ID, when the line was cut before it was acknowledged', async () => {
    sink.behave('cut-after-accepting')
    const bringing = carrier().deliver(LETTER)
    await eventually(() => copies().some((count) => count > 1))
    sink.behave('accept')
    expect(await bringing).toBeGreaterThan(2)
    expect(copies()).toHaveLength(1)
  })

  it('has brought nothing when it is told to come later', async () => {
    sink.behave('fail')
    await expect(new MailCarrier(sink.port, 1).deliver(LETTER)).rejects.toThrow(/no definite answer/)
    expect(copies()).toEqual([])
  })

  it('gives up what is refused for good', async () => {
    sink.behave('refuse')
    await expect(carrier().deliver(LETTER)).rejects.toThrow(/550/)
  })

  it('loses some acknowledgements, and brings those mails twice', async () => {
    const busy = carrier()
    for (let mail = 0; mail < LOSES_ONE_IN; mail++) await busy.deliver(LETTER)
    expect(copies().toSorted()).toEqual([...Array.from({ length: LOSES_ONE_IN - 1 }, () => 1), 2])
  })
})
