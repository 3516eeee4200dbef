import { VISITOR_ID } from '@isets/contracts'
import { link, paragraph, type Block } from './block.ts'
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
  /** Gets a copy and cannot open the request (HELP-043). */
  readonly isInformed: boolean
  /** The way to the request under this label, or to the page for visitors; in words for those who cannot open it. */
  readonly wayOn: (label: string) => Block
  /** What stands below the mail. */
  readonly below: { readonly reason: string; readonly answering?: string }
}

/** How a mail about a request speaks to this reader. */
export function readerOf({ requesterId, number }: About, audience: Audience, { webUrl }: Surroundings): Reader {
  if (audience === 'informed' || audience === 'mailbox') {
    return {
      isVisitor: false,
      isInformed: true,
      wayOn: () => paragraph('Only the person who filed the request and those who look after it can open it in ISETS.'),
      below: { reason: REASON[audience], answering: 'ISETS support answers whoever filed the request.' },
    }
  }
  if (audience !== 'requester' || requesterId !== VISITOR_ID) {
    return {
      isVisitor: false,
      isInformed: false,
      wayOn: (label) => link(label, requestUrl(webUrl, number)),
      below: { reason: REASON[audience] },
    }
  }
  return {
    isVisitor: true,
    isInformed: false,
    wayOn: () => link('Ask on', askUrl(webUrl, number)),
    below: {
      reason: 'You get this mail because you asked ISETS support a question.',
      answering: 'To add something, please ask on by the link above.',
    },
  }
}
