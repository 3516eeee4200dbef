import type { Caller, helpDeskEvents, PayloadOf } from '@isets/contracts'
import { categoryOf, subcategoryOf } from '@isets/rules'
import type { HelpRequest } from './help-request.entity.ts'
import type { Side } from './side.ts'

type Moved = PayloadOf<typeof helpDeskEvents.moved>

/** What every event of a request says of it. */
export function about(request: HelpRequest): Omit<Moved, 'recipients' | 'summary' | 'actor' | 'from' | 'closesAt'> {
  return {
    requestId: request.id,
    number: request.number,
    requesterId: request.requesterId,
    organisationId: request.organisationId ?? null,
    status: request.status,
    priority: request.priority,
  }
}

/** What is told of a new request: by `promisedAt` support answers. */
export function filedFacts(request: HelpRequest, promisedAt: string): PayloadOf<typeof helpDeskEvents.filed> {
  return {
    ...about(request),
    recipients: recipients(request),
    summary: request.summary,
    categoryLabel: categoryLabel(request),
    promisedAt,
    blocksWork: request.blocksWork,
  }
}

/** Whom mail about the request goes to (HELP-021). */
export function recipients({ requesterName, requesterEmail, cc }: HelpRequest): Moved['recipients'] {
  return { requester: { name: requesterName, email: requesterEmail }, cc: [...cc] }
}

/** `ISETS: Error or bug`; the codes for what the catalogue no longer has. */
export function categoryLabel({ category, subcategory }: Pick<HelpRequest, 'category' | 'subcategory'>): string {
  const labels = [categoryOf(category)?.label ?? category, subcategoryOf(category, subcategory)?.label ?? subcategory]
  return labels.join(': ')
}

/** Who acts when nobody does: time. */
export const BY_TIME: Moved['actor'] = { id: null, name: 'ISETS', side: 'system' }

export function actor({ userId, name }: Caller, side: Side): Moved['actor'] {
  return { id: userId, name, side }
}
