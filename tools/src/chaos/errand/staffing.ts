import { change, fields, list, rowsOf, text, type Errand } from './errand.ts'
import type { PersistentClient } from '../persistent-client.ts'
import type { Provider } from './people.ts'

/** A provider reviews and submits the packet of a month, its provider manager approves and reopens it. */
export async function staff({ worker, manager }: Provider): Promise<Errand[]> {
  return (await freshPackets(worker.client)).map((row) => async (pen) => {
    const id = text(row['id'])
    const record = `/api/packets/${id}`
    const act = ({ client }: { client: PersistentClient }, path: string, body: object) =>
      change(client, record, `${record}/${path}`, body)
    const tick = async (person: typeof worker, part: string, path: string) => {
      for (const report of await toTick(person.client, record, part)) {
        await pen.write(`packet ${id} reviewed ${part} ${report}`, act(person, path, { report, reviewed: true }))
      }
    }
    await fillIn4334(worker.client, record)
    await tick(worker, 'provider', 'reviews')
    await pen.write(`packet ${id} submitted provider`, act(worker, 'submit', {}))
    await tick(manager, 'provider_manager', 'staffing-reviews')
    await pen.write(`packet ${id} approved provider_manager`, act(manager, 'approve', {}))
    const reopened = pen.mark()
    await pen.write(reopened, act(manager, 'unapprove', { reason: `A figure is missing ${reopened}` }))
  })
}

/** Packets that nobody has begun. */
export async function freshPackets(client: PersistentClient) {
  const rows = await rowsOf(client, '/api/packets?view=due&pageSize=200')
  return rows.filter((row) => row['staffingStatus'] === 'not_started')
}

async function toTick(client: PersistentClient, record: string, part: string): Promise<string[]> {
  const parts = list((await client.read(record))['parts'])
  const items = list(parts.find((one) => one['part'] === part)?.['items'])
  return items.filter((item) => item['required'] === true).map((item) => text(item['report']))
}

/** "Required" may be chosen for everybody, whatever the months in the activity. */
async function fillIn4334(client: PersistentClient, record: string): Promise<void> {
  const participants = await rowsOf(client, `${record}/participants?pageSize=200`)
  const open = participants.filter((row) => row['form4334'] === null).map((row) => text(fields(row)['customerId']))
  if (open.length === 0) return
  await change(client, record, `${record}/form-4334`, { customerIds: open, form4334: 'required' })
}
