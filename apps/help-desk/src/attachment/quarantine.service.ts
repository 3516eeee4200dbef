import {
  Refusal,
  type AttachmentView,
  type InputOf,
  type OutputOf,
  type quarantine,
  type QuarantinedUploadView,
} from '@isets/contracts'
import { Clock, DiscardedFile, recordAudit, recordListing, type CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { refusePersonalData } from '../text/personal-data.ts'
import { Attachment } from './attachment.entity.ts'

type Query = InputOf<typeof quarantine.listQuarantined>
type Page = OutputOf<typeof quarantine.listQuarantined>
type Decision = InputOf<typeof quarantine.releaseUpload>
type Row = Omit<QuarantinedUploadView, 'uploadedAt'> & { uploadedAt: Date | string; total: string }

const LIST = `
select a.id, a.name, a.media_type as "mediaType", a.bytes, a.purpose, a.state, a.uploaded_at as "uploadedAt",
  jsonb_build_object('id', a.uploader_id, 'name', coalesce(p.name, '')) as uploader,
  case when r.id is null then null else jsonb_build_object('id', r.id, 'number', r.number) end as request,
  count(*) over () as total
from attachment a
left join person p on p.id = a.uploader_id
left join help_request r on r.id = a.request_id
where a.state = 'quarantined' order by a.uploaded_at, a.id limit ? offset ?`

/** Files that came in while the virus check did not answer. The right to release covers all of them. */
@Injectable()
export class QuarantineService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list(input: Query): Promise<Page> {
    const { page, pageSize } = input
    const rows = await this.em.execute<Row[]>(LIST, [pageSize, (page - 1) * pageSize])
    recordListing(this.em, { objectType: 'QuarantinedUpload', input, shown: rows.length })
    return { rows: rows.map(view), total: Number(rows[0]?.total ?? 0), page, pageSize }
  }

  /** Everybody who may read the request can open the file from now on. */
  async release(input: Decision, { caller }: CallContext): Promise<AttachmentView> {
    const file = await this.waiting(input)
    file.state = 'clean'
    file.releasedBy = caller.userId
    recordAudit(this.em, { action: 'release', changedFields: ['state'], ...why(input) })
    return shown(file)
  }

  /** Nobody can ever open the file; its name stays where it was sent, and the gateway removes the bytes. */
  async discard(input: Decision, { caller }: CallContext): Promise<AttachmentView> {
    const file = await this.waiting(input)
    file.state = 'refused'
    file.releasedBy = caller.userId
    this.em.create(DiscardedFile, { id: file.id, discardedAt: this.clock.now() })
    recordAudit(this.em, { action: 'delete', changedFields: ['state'], ...why(input) })
    return shown(file)
  }

  /** @throws Refusal NOT_FOUND, also when it is out of quarantine already, or PERSONAL_DATA for a number in the reason */
  private async waiting({ id, reason }: Decision): Promise<Attachment> {
    refusePersonalData([['reason', reason]])
    const file = await this.em.findOne(
      Attachment,
      { id, state: 'quarantined' },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    if (file === null) throw new Refusal('NOT_FOUND')
    return file
  }
}

function why({ id, reason }: Decision) {
  return { objectType: 'QuarantinedUpload', objectId: id, purpose: reason } as const
}

function shown({ id, name, mediaType, bytes, purpose, state }: Attachment): AttachmentView {
  return { id, name, mediaType, bytes, purpose, state }
}

function view({ total: _, uploadedAt, ...file }: Row): QuarantinedUploadView {
  return { ...file, uploadedAt: new Date(uploadedAt).toISOString() }
}
