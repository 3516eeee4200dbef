import { Clock, Job, recordAudit } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { RETENTION, type Retention } from './retention.ts'

const DAY_MS = 86_400_000
/** Rows of one run; the job runs again at once while there are more. */
const AT_ONCE = 100

const DISCARD_UPLOADS = `
with old as (
  select a.id from attachment a
  where a.message_id is null and a.uploaded_at < ?
    and not exists (select from draft d where d.user_id = a.uploader_id and d.form::text like '%' || a.id || '%')
    and not exists (select from answer_draft d where d.user_id = a.uploader_id and a.id = any(d.attachment_ids))
  order by a.uploaded_at limit ${AT_ONCE} for update of a skip locked
), removed as (delete from attachment where id in (select id from old) returning id)
insert into discarded_file (id, discarded_at) select id, ? from removed
on conflict (id) do update set discarded_at = excluded.discarded_at returning id`

const FORGET_DRAFTS = `
delete from draft where (user_id, id) in (
  select user_id, id from draft where saved_at < ? order by saved_at limit ${AT_ONCE} for update skip locked
) returning id`

const FORGET_ANSWER_DRAFTS = `
delete from answer_draft where (user_id, request_id) in (
  select user_id, request_id from answer_draft where saved_at < ? order by saved_at limit ${AT_ONCE}
  for update skip locked
) returning request_id as id`

/** Removes what somebody uploaded or began to write and never sent, by the business clock. */
@Injectable()
export class PruningService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    @Inject(RETENTION) private readonly retention: Retention,
  ) {}

  /** The record goes at once, so that nobody can use the file any more; the gateway removes the bytes. */
  @Job('prune-loose-uploads', { everySeconds: 5 })
  async pruneUploads(): Promise<number> {
    const now = this.clock.now()
    const gone = await this.em.execute<{ id: string }[]>(DISCARD_UPLOADS, [
      this.before(this.retention.looseUploadDays),
      now,
    ])
    for (const { id } of gone) {
      recordAudit(this.em, { action: 'delete', objectType: 'Upload', objectId: id, purpose: 'prune-loose-uploads' })
    }
    return gone.length
  }

  /** The files of a draft are loose from then on. */
  @Job('prune-drafts', { everySeconds: 5 })
  async pruneDrafts(): Promise<number> {
    return this.forget(FORGET_DRAFTS, 'prune-drafts')
  }

  @Job('prune-answer-drafts', { everySeconds: 5 })
  async pruneAnswerDrafts(): Promise<number> {
    return this.forget(FORGET_ANSWER_DRAFTS, 'prune-answer-drafts')
  }

  private async forget(statement: string, purpose: string): Promise<number> {
    const gone = await this.em.execute<{ id: string }[]>(statement, [this.before(this.retention.draftDays)])
    for (const { id } of gone) {
      recordAudit(this.em, { action: 'delete', objectType: 'HelpRequestDraft', objectId: id, purpose })
    }
    return gone.length
  }

  private before(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS)
  }
}
