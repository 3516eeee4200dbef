import type { HelpRequestForm, OutputOf, filing } from '@isets/contracts'
import { Clock, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Attachment } from '../attachment/attachment.entity.ts'
import { cleanHtml, picturesIn } from '../text/clean-html.ts'
import { refusePersonalData, textsOf } from '../text/personal-data.ts'
import { Draft } from './draft.entity.ts'

type SavedDraft = OutputOf<typeof filing.readDraft>

/** Keeps the half-written request of each person through refresh and time-out. Nobody else ever sees it. */
@Injectable()
export class DraftService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async read({ caller }: CallContext): Promise<SavedDraft> {
    const draft = await this.em.findOne(Draft, { userId: caller.userId })
    if (draft === null) return { form: null, attachments: [], savedAt: null }
    const { form, savedAt } = draft
    return { form, attachments: await this.files(form, caller.userId), savedAt: savedAt.toISOString() }
  }

  /** HELP-019 holds for drafts as well: they are stored. */
  async save(form: Partial<HelpRequestForm>, { caller }: CallContext): Promise<{ savedAt: string }> {
    refusePersonalData(textsOf(form))
    const savedAt = this.clock.now()
    const cleaned =
      form.descriptionHtml === undefined ? form : { ...form, descriptionHtml: cleanHtml(form.descriptionHtml) }
    await this.em.upsert(Draft, { userId: caller.userId, form: cleaned, savedAt })
    return { savedAt: savedAt.toISOString() }
  }

  async discard({ caller }: CallContext): Promise<{ done: true }> {
    await this.em.nativeDelete(Draft, { userId: caller.userId })
    return { done: true }
  }

  /** The files of the draft that are still there and still loose. */
  private async files(form: Partial<HelpRequestForm>, uploaderId: string): Promise<SavedDraft['attachments']> {
    const ids = [...(form.attachmentIds ?? []), ...picturesIn(form.descriptionHtml ?? '')]
    if (ids.length === 0) return []
    const files = await this.em.find(
      Attachment,
      { id: { $in: ids }, uploaderId, messageId: null },
      { orderBy: { uploadedAt: 'asc', id: 'asc' } },
    )
    return files.map(({ id, name, mediaType, bytes, purpose, state }) => ({
      id,
      name,
      mediaType,
      bytes,
      purpose,
      state,
    }))
  }
}
