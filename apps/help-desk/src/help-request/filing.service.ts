import { helpDeskEvents, Refusal, type HelpRequestForm, type OutputOf, type filing } from '@isets/contracts'
import { attachmentKind, categoryOf, checkFiling, initialPriority, subcategoryOf } from '@isets/rules'
import { Clock, recordAudit, recordEvent, writeLater } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { Attachment } from '../attachment/attachment.entity.ts'
import { AttachingService } from '../attachment/attaching.service.ts'
import { FORGET_DRAFT } from '../draft/draft.service.ts'
import { CopiesService } from '../people/copies.service.ts'
import { refusePersonalData, textsOf } from '../text/personal-data.ts'
import { born, type Filer } from './born.ts'
import { filedFacts } from './facts.ts'
import { HelpRequest } from './help-request.entity.ts'
import { writeHistory } from './history.ts'
import { readWriting, writeMessage } from './message.ts'
import { continued } from './promise.ts'
import { weightOf } from './room.ts'

/** Takes in new help requests (HELP-005 to HELP-019). */
@Injectable()
export class FilingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly attaching: AttachingService,
    private readonly copies: CopiesService,
  ) {}

  /** @param draftId the draft that ends with the filing; that of a client that knows only one by default */
  async file(
    form: HelpRequestForm,
    { caller }: { readonly caller: Filer },
    draftId: string = caller.userId,
  ): Promise<OutputOf<typeof filing.file>> {
    const now = this.clock.now()
    refusePersonalData(textsOf(form))
    const writing = readWriting(form.descriptionHtml, form.attachmentIds, 'descriptionHtml')
    const files = await this.attaching.loose(writing.fileIds, caller)
    const subcategory = checked({ ...form, descriptionHtml: writing.html }, files, caller, now)
    const cc = await this.copies.of(form.cc, subcategory, caller.organisationId)

    const promise = continued([], 'activate', now)
    const request = this.em.create(HelpRequest, {
      ...born(form, caller, now),
      cc,
      priority: initialPriority(form.blocksWork, subcategory),
      promiseLog: promise.log,
      dueAt: promise.dueAt,
      publicBytes: weightOf('description', writing.html),
    })
    await this.em.flush() // gives the number
    const description = { kind: 'description', side: 'requester', writing, files } as const
    await writeMessage(this.em, request, caller, now, description)
    await writeHistory(this.em, request, caller, now, { action: 'filed' })
    await writeLater(this.em, FORGET_DRAFT, [caller.userId, draftId])

    const promisedAt = (promise.dueAt ?? now).toISOString()
    recordEvent(this.em, helpDeskEvents.filed, {
      aggregateId: request.id,
      aggregateVersion: request.version,
      payload: { ...filedFacts(request, promisedAt), ...this.copies.forMailboxes(cc, writing.text) },
    })
    recordAudit(this.em, { action: 'file', objectType: 'HelpRequest', objectId: request.id })
    return { id: request.id, number: request.number, promisedAt }
  }
}

/**
 * The subcategory of a form that may be filed.
 * @throws Refusal INVALID with a sentence for each field that needs another look
 */
function checked(form: HelpRequestForm, files: readonly Attachment[], caller: Filer, now: Date) {
  const category = categoryOf(form.category)
  const subcategory = subcategoryOf(form.category, form.subcategory)
  const attachments = files.map((file) => ({
    fileId: file.id,
    fileName: file.name,
    kind: attachmentKind(file, subcategory),
  }))
  const problems = checkFiling({ ...form, attachments }, { roles: caller.roles }, now)
  if (Object.keys(problems).length > 0 || category === undefined || subcategory === undefined) {
    throw new Refusal('INVALID', { fields: { ...problems } })
  }
  return subcategory
}
