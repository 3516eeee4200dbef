import { freePort, isTaken, PORT_NAMES, type Ports } from '@isets/testing'

/** The ports that we like to use. All but `web` and `mailInbox` are for the machine itself. */
const WANTED: Ports = {
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
}

/**
 * Our usual ports, or free ones where somebody else is already there, with a note about each of those.
 *
 * @param wanted those of `WANTED` unless told
 */
export async function choosePorts(note: (text: string) => void, wanted: Ports = WANTED): Promise<Ports> {
  const chosen = { ...wanted }
  for (const name of PORT_NAMES) {
    if (!(await isTaken(wanted[name]))) continue
    chosen[name] = await freePort(0, Object.values(chosen))
    note(`${wanted[name]} is taken: ${name} uses ${chosen[name]}`)
  }
  return chosen
}
