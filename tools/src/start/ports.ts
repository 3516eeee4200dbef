import { freePort, isTaken, PORT_NAMES, type Ports } from '@isets/testing'

/** The ports that we like to use. Those of `own` are only for the machine itself. */
const WANTED = {
  web: 3000,
  mailInbox: 1080,
  mail: 1025,
  mailIn: 2525,
  postgres: 5432,
  nats: 4222,
  identity: 3101,
  'help-desk': 3102,
  notifier: 3103,
  'ies-exchange': 3104,
  referrals: 3105,
  casework: 3106,
  billing: 3107,
} as const satisfies Ports
/** Our usual ports, or free ones where somebody else is already there, with a note about each of those. */
export async function choosePorts(note: (text: string) => void): Promise<Ports> {
  const chosen: Partial<Ports> = {}
  for (const name of PORT_NAMES) {
    const wanted = WANTED[name]
    const taken = await isTaken(wanted)
    const port = taken ? await freePort() : wanted
    if (taken) note(`${wanted} is taken: ${name} uses ${port}`)
    chosen[name] = port
  }
  return chosen as Ports
}
