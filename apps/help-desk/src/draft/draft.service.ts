import { Refusal, type HelpRequestForm, type InputOf, type OutputOf, type filing } from '@isets/contracts'
import { Clock, preparedQuery, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { cleanHtml } from '../text/clean-html.ts'
import { refusePersonalData, textsOf } from '../text/personal-data.ts'
import { Draft } from './draft.entity.ts'
import { DraftFiles } from './draft-files.ts'

type SavedDraft = OutputOf<typeof filing.readDraft>

/** Nothing is changed where another window has saved the same draft since; a repeat of the same words is none. */
const KEEP = `
insert into draft (user_id, id, version, form, saved_at) values (?, ?, 1, ?::jsonb, ?)
on conflict (user_id, id) do update
  set version = draft.version + 1, form = excluded.form, saved_at = excluded.saved_at
  where draft.version = coalesce(?::int, draft.version) or draft.form = excluded.form
returning version`
export const FORGET_DRAFT = 'delete from draft where user_id = ? and id = ?'

/** Keeps the half-written requests of each person through refresh and time-out. Nobody else ever sees them. */
@Injectable()
export class DraftService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly files: DraftFiles,
  ) {}

  async read({ caller }: CallContext): Promise<SavedDraft> {
    const draft = await this.em.findOne(Draft, { userId: caller.userId }, { orderBy: { savedAt: 'desc', id: 'desc' } })
    if (draft === null) return { id: null, version: null, form: null, attachments: [], savedAt: null }
    const { id, version, savedAt } = draft
    const { descriptionHtml = '', attachmentIds } = draft.form
    const attachments = await this.files.beside(descriptionHtml, attachmentIds ?? [], caller.userId)
    const form = { ...draft.form, ...(attachmentIds && { attachmentIds: attachments.map((file) => file.id) }) }
    return { id, version, form, attachments, savedAt: savedAt.toISOString() }
  }

  /**
   * HELP-019 holds for drafts as well: they are stored.
   * @throws Refusal PERSONAL_DATA, or STALE when another window has saved the same draft meanwhile
   */
  async save(input: InputOf<typeof filing.saveDraft>, { caller }: CallContext) {
    const { form, version = null, id = caller.userId } = input
    refusePersonalData(textsOf(form))
    const savedAt = this.clock.now()
    const row = [caller.userId, id, JSON.stringify(cleaned(form)), savedAt]
    const [kept] = await preparedQuery<{ version: number }>(this.em, KEEP, [...row, version])
    if (kept === undefined) throw new Refusal('STALE')
    return { savedAt: savedAt.toISOString(), version: kept.version }
  }

  async discard(id: string | undefined, { caller }: CallContext): Promise<{ done: true }> {
    await this.em.nativeDelete(Draft, { userId: caller.userId, ...(id !== undefined && { id }) })
    return { done: true }
  }
}

function cleaned(form: Partial<HelpRequestForm>): Partial<HelpRequestForm> {
  const { descriptionHtml: html } = form
  return html === undefined ? form : { ...form, descriptionHtml: cleanHtml(html) }
}
