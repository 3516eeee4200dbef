import { Refusal, type InputOf, type OutputOf, type answerDrafts } from '@isets/contracts'
import { matches, recordFilter } from '@isets/policies'
import { Clock, preparedQuery, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { HelpRequest } from '../help-request/help-request.entity.ts'
import { cleanHtml, picturesIn } from '../text/clean-html.ts'
import { refusePersonalData } from '../text/personal-data.ts'
import { DraftFiles } from './draft-files.ts'

type Kept = NonNullable<OutputOf<typeof answerDrafts.readAnswerDraft>['draft']>
type Row = Pick<Kept, 'kind' | 'html' | 'guidance'> & { attachment_ids: string[]; saved_at: Date }

const READ = `select kind, html, guidance, attachment_ids, saved_at from answer_draft where user_id = ? and request_id = ?`
const KEEP = `
insert into answer_draft (user_id, request_id, kind, html, guidance, attachment_ids, saved_at)
values (?, ?, ?, ?, ?, ?::uuid[], ?)
on conflict (user_id, request_id) do update set kind = excluded.kind, html = excluded.html,
  guidance = excluded.guidance, attachment_ids = excluded.attachment_ids, saved_at = excluded.saved_at`
export const FORGET_ANSWER = 'delete from answer_draft where user_id = ? and request_id = ?'

/** Keeps what each person has begun to write under a request through refresh and time-out. Nobody else ever sees it. */
@Injectable()
export class AnswerDraftService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly files: DraftFiles,
  ) {}

  async read(id: string, context: CallContext): Promise<OutputOf<typeof answerDrafts.readAnswerDraft>> {
    await this.mustRead(id, context)
    const { userId } = context.caller
    const [row] = await preparedQuery<Row>(this.em, READ, [userId, id])
    if (row === undefined) return { draft: null }
    const { kind, html, guidance, attachment_ids, saved_at } = row
    const attachments = await this.files.beside(html, attachment_ids, userId)
    return { draft: { kind, html, guidance, attachments, savedAt: new Date(saved_at).toISOString() } }
  }

  /** HELP-019 holds for drafts as well: they are stored. */
  async save(input: InputOf<typeof answerDrafts.saveAnswerDraft>, context: CallContext): Promise<{ savedAt: string }> {
    refusePersonalData([['html', input.html]])
    await this.mustRead(input.id, context)
    const { userId } = context.caller
    const { id, kind, guidance, attachmentIds } = input
    const html = cleanHtml(input.html)
    const savedAt = this.clock.now()
    if (html === '' && attachmentIds.length === 0) await preparedQuery(this.em, FORGET_ANSWER, [userId, id])
    else {
      const files = `{${[...new Set([...attachmentIds, ...picturesIn(html)])].join(',')}}`
      await preparedQuery(this.em, KEEP, [userId, id, kind, html, guidance, files, savedAt])
    }
    return { savedAt: savedAt.toISOString() }
  }

  /** @throws Refusal NOT_FOUND for a request that the caller may not see */
  private async mustRead(id: string, { ability }: CallContext): Promise<void> {
    const request = await this.em.findOne(HelpRequest, id)
    if (request === null || !matches(recordFilter(ability, 'read', 'HelpRequest'), request)) {
      throw new Refusal('NOT_FOUND')
    }
  }
}
