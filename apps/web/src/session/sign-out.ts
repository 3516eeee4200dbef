import { client } from '../api/client.ts'
import { onSignedOut } from './contact.ts'
import { leave } from './leave.ts'

/** Ends the session at the server and in every tab. */
export async function signOut(): Promise<void> {
  // The server tells every window of an ended session; this one has asked for it.
  onSignedOut(() => leave({ ended: false, tell: true }))
  await client.identity.signOut({}).catch(() => undefined)
  leave({ ended: false, tell: true })
}
