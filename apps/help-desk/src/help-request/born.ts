import type { Caller, HelpRequestForm } from '@isets/contracts'
import { v7 } from 'uuid'

/** Who files: a signed-in person, or a visitor without roles (HELP-004). */
export type Filer = Pick<Caller, 'userId' | 'name' | 'roles' | 'organisationId' | 'organisationName'>

/** A request as it begins. */
export function born(form: HelpRequestForm, caller: Filer, now: Date) {
  const { summary, descriptionHtml: _html, attachmentIds: _files, ...rest } = form
  return {
    id: v7(),
    version: 1,
    summary,
    status: 'new',
    category: form.category,
    subcategory: form.subcategory,
    blocksWork: form.blocksWork,
    requesterId: caller.userId,
    requesterName: `${form.requester.firstName} ${form.requester.lastName}`,
    requesterEmail: form.requester.email,
    organisationId: caller.organisationId,
    organisationName: caller.organisationName,
    form: rest,
    assigneeId: null,
    assigneeName: null,
    answeredAt: null,
    statusSince: now,
    closesAt: null,
    warnsAt: null,
    filedAt: now,
    updatedAt: now,
    supportUpdatedAt: now,
    messageAt: now,
    messageBy: caller.userId,
    noteAt: null,
    noteBy: null,
  } as const
}
