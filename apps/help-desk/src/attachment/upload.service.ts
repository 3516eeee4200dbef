import { Refusal, type AttachmentView, type InputOf, type OutputOf, type uploadsInternal } from '@isets/contracts'
import { filterToSql, recordFilter } from '@isets/policies'
import { Clock, recordAudit, preparedQuery, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { seesNotes } from '../help-request/side.ts'
import { POLICY_COLUMNS, questionMark } from '../help-request/sql.ts'
import { refusePersonalData } from '../text/personal-data.ts'
import { Attachment } from './attachment.entity.ts'

type Download = OutputOf<typeof uploadsInternal.authoriseDownload>

/** Keeps the records of stored files and decides who may download them. */
@Injectable()
export class UploadService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a stored file, or what the virus check later said of it: the same id from the same person again only
   * changes its state, and never brings back what was refused.
   * @throws Refusal PERSONAL_DATA for a Social Security number in the name (HELP-019), FORBIDDEN for another's file
   */
  async register(
    input: InputOf<typeof uploadsInternal.registerUpload>,
    { caller }: CallContext,
  ): Promise<AttachmentView> {
    refusePersonalData([['name', input.name]])
    const known = await this.em.findOne(Attachment, { id: input.id })
    if (known !== null && known.uploaderId !== caller.userId) throw new Refusal('FORBIDDEN')
    if (known !== null && known.state !== 'refused') known.state = input.state
    const attachment =
      known ??
      this.em.create(Attachment, {
        ...input,
        uploaderId: caller.userId,
        uploadedAt: this.clock.now(),
        requestId: null,
        messageId: null,
      })
    recordAudit(this.em, { action: 'add', objectType: 'Upload', objectId: input.id })
    const { id, name, mediaType, bytes, purpose, state } = attachment
    return { id, name, mediaType, bytes, purpose, state }
  }

  /**
   * The file, when the caller may download it: the own one that is still loose, or one of a request that the caller
   * may read; files of internal notes for SIU only (HELP-043).
   * @throws Refusal NOT_FOUND, or WRONG_STATUS while the file is not found clean
   */
  async authoriseDownload(id: string, { caller, ability }: CallContext): Promise<Download> {
    const filter = filterToSql(recordFilter(ability, 'read', 'HelpRequest'), POLICY_COLUMNS, questionMark)
    const hidden = seesNotes(ability) ? '' : `and m.kind <> 'note'`
    const [file] = await preparedQuery<Download>(
      this.em,
      `select a.id, a.name, a.media_type as "mediaType", a.bytes, a.purpose, a.state, a.sha256
       from attachment a
       where a.id = ? and (
         (a.message_id is null and a.uploader_id = ?)
         or exists (select from message m join help_request r on r.id = m.request_id
                    where m.id = a.message_id ${hidden} and ${filter.sql}))`,
      [id, caller.userId, ...filter.params],
    )
    if (file === undefined) throw new Refusal('NOT_FOUND')
    if (file.state !== 'clean') throw new Refusal('WRONG_STATUS', { reason: REASONS[file.state] })
    recordAudit(this.em, { action: 'read', objectType: 'Upload', objectId: id })
    return file
  }
}

const REASONS = {
  quarantined: 'This file is still being checked for viruses.',
  refused: 'This file was refused and is not kept.',
} as const
