import { list, revise, text, type Answer, type Errand } from './errand.ts'
import type { Cast, Provider } from './people.ts'

/** Hundredths of an hour that nobody else enters, and how the log of the plan writes them. */
const HOURS = 437
const IN_WORDS = '4.37 h'

/** A case manager enters hours of the week for somebody who takes part, and verifies them. */
export async function attend(
  customerId: string,
  { worker: { client } }: Provider,
  cast: Cast,
): Promise<Errand | undefined> {
  // The week of now, also when the clock has moved on meanwhile: an activity that ends in it has none after.
  const sheet = `/api/customers/${customerId}/attendance/${cast.today()}`
  if (openDay(await client.read(sheet)) === undefined) return undefined
  return async (pen) => {
    const before = await client.read(sheet)
    const chosen = openDay(before)
    if (chosen === undefined) throw new Error('No day of the week is open any more')
    const { activityId, day } = chosen
    const line = (current: Answer) => ({ activityId, version: lineOf(current, activityId)?.['version'] })
    const entered = revise(client, sheet, {
      act: sheet,
      method: 'PUT',
      body: (current) => ({ lines: [{ ...line(current), days: [{ day, hours: HOURS }] }] }),
    })
    const logged = `plan ${customerId} attendance`
    await pen.write(`${logged} changed ${IN_WORDS}, ${day}`, entered)
    const verified = revise(client, sheet, {
      act: `${sheet}/verification`,
      body: (current) => ({ lines: [line(current)] }),
    })
    const after = await pen.write(`${logged} verified ${text(before['week'])}`, verified)
    pen.note(`attendance ${activityId} ${day} ${HOURS} verified`)
    const month = day.slice(0, 7)
    const sum = list(lineOf(after, activityId)?.['months']).find((one) => one['month'] === month)
    pen.note(`billing counts ${activityId} ${month} ${String(sum?.['hours'])}`)
  }
}

/** A day of the week for which hours can be entered, of an activity for which the worker may. */
function openDay(sheet: Answer): { activityId: string; day: string } | undefined {
  const [found] = list(sheet['lines']).flatMap((line) => {
    const mayRecord = Array.isArray(line['allowed']) && line['allowed'].includes('record')
    const day = list(line['days']).findLast(({ closed }) => closed === null)
    return mayRecord && day !== undefined ? [{ activityId: text(line['activityId']), day: text(day['day']) }] : []
  })
  return found
}

function lineOf(sheet: Answer, activityId: string): Answer | undefined {
  return list(sheet['lines']).find((line) => line['activityId'] === activityId)
}
