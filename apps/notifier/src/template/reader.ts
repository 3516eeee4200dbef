import { VISITOR_ID } from '@isets/contracts'
import { link, type Block } from './block.ts'
import type { Audience, Surroundings } from './mail-template.ts'
import { REASON } from './recipients.ts'
import { askUrl, requestUrl } from './request-url.ts'

interface About {
  readonly requesterId: string
  readonly number: string
}

export interface Reader {
  /** Has no account: reads nothing in ISETS, and asks on where others answer (HELP-004). */
  readonly isVisitor: boolean
  /** The way to the request under this label, or to the page for visitors. */
  readonly wayOn: (label: string) => Block
  /** What stands below the mail. */
  readonly below: { readonly reason: string; readonly answering?: string }
}

/** How a mail about a request speaks to this reader. */
export function readerOf({ requesterId, number }: About, audience: Audience, { webUrl }: Surroundings): Reader {
  if (audience !== 'requester' || requesterId !== VISITOR_ID) {
    return {
      isVisitor: false,
      wayOn: (label) => link(label, requestUrl(webUrl, number)),
      below: { reason: REASON[audience] },
    }
  }
  return {
    isVisitor: true,
    wayOn: () => link('Ask on', askUrl(webUrl, number)),
    below: {
      reason: 'You get this mail because you asked ISETS support a question.',
      answering: 'To add something, please ask on by the link above.',
    },
  }
}
