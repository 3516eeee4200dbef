import type { HelpRequestForm, OutputOf, filing } from '@isets/contracts'
import { Clock, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { cleanHtml, picturesIn } from '../text/clean-html.ts'
import { refusePersonalData, textsOf } from '../text/personal-data.ts'
import { Draft } from './draft.entity.ts'
import { DraftFiles } from './draft-files.ts'

type SavedDraft = OutputOf<typeof filing.readDraft>

/** Keeps the half-written request of each person through refresh and time-out. Nobody else ever sees it. */
@Injectable()
export class DraftService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly files: DraftFiles,
  ) {}

  async read({ caller }: CallContext): Promise<SavedDraft> {
    const draft = await this.em.findOne(Draft, { userId: caller.userId })
    if (draft === null) return { form: null, attachments: [], savedAt: null }
    const { form, savedAt } = draft
    const ids = [...(form.attachmentIds ?? []), ...picturesIn(form.descriptionHtml ?? '')]
    return { form, attachments: await this.files.of(ids, caller.userId), savedAt: savedAt.toISOString() }
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
}
