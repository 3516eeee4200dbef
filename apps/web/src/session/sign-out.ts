import { client } from '../api/client.ts'
import { saveDrafts } from '../draft/use-draft.ts'
import { onSignedOut } from './contact.ts'
import { leave } from './leave.ts'

/** How long signing out waits for the last words to be stored. */
const SAVING_MS = 2000

/** Ends the session at the server and in every tab. */
export async function signOut(): Promise<void> {
  // The server tells every window of an ended session; this one has asked for it.
  onSignedOut(() => leave({ ended: false, tell: true }))
  await Promise.race([saveDrafts(), new Promise((resolve) => setTimeout(resolve, SAVING_MS))])
  await client.identity.signOut({}).catch(() => undefined)
  leave({ ended: false, tell: true })
}
