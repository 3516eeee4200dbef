import { change, rowsOf, text, fields, type Errand } from './errand.ts'
import type { Provider } from './people.ts'

/** A provider contacts a customer who was referred to it, accepts, and tells that the customer will not come. */
export async function answerReferrals({ worker: { client } }: Provider, today: string): Promise<Errand[]> {
  const rows = await rowsOf(client, '/api/referrals?view=pending&pageSize=200')
  const open = rows.filter((row) => row['kind'] !== 'reverse' && fields(row['customer'])['eligibility'] === 'eligible')
  return open.map((row) => async (pen) => {
    const record = `/api/referrals/${text(row['id'])}`
    const step = async (act: string, body: object) => {
      const note = pen.mark()
      await pen.write(note, change(client, record, `${record}/${act}`, { ...body, note: `Chaos ${note}` }))
    }
    await step('contact', {})
    await step('acceptance', { assessmentCompletedOn: today, expectedStartOn: today })
    await step('report', {})
  })
}
