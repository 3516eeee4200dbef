import {
  Refusal,
  type AttachmentView,
  type InputOf,
  type OutputOf,
  type quarantine,
  type QuarantinedUploadView,
} from '@isets/contracts'
import { recordAudit, recordListing, type CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { refusePersonalData } from '../text/personal-data.ts'
import { Attachment } from './attachment.entity.ts'

type Query = InputOf<typeof quarantine.listQuarantined>
type Page = OutputOf<typeof quarantine.listQuarantined>
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
  constructor(private readonly em: EntityManager) {}

  async list(input: Query): Promise<Page> {
    const { page, pageSize } = input
    const rows = await this.em.execute<Row[]>(LIST, [pageSize, (page - 1) * pageSize])
    recordListing(this.em, { objectType: 'QuarantinedUpload', input, shown: rows.length })
    return { rows: rows.map(view), total: Number(rows[0]?.total ?? 0), page, pageSize }
  }

  /** @throws Refusal NOT_FOUND, also when it is out of quarantine already, or PERSONAL_DATA for a number in the reason */
  async release(
    { id, reason }: InputOf<typeof quarantine.releaseUpload>,
    { caller }: CallContext,
  ): Promise<AttachmentView> {
    refusePersonalData([['reason', reason]])
    const waiting = { id, state: 'quarantined' } as const
    const file = await this.em.findOne(Attachment, waiting, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (file === null) throw new Refusal('NOT_FOUND')
    file.state = 'clean'
    file.releasedBy = caller.userId
    const facts = { objectType: 'QuarantinedUpload', objectId: id, purpose: reason, changedFields: ['state'] } as const
    recordAudit(this.em, { action: 'release', ...facts })
    const { name, mediaType, bytes, purpose, state } = file
    return { id, name, mediaType, bytes, purpose, state }
  }
}

function view({ total: _, uploadedAt, ...file }: Row): QuarantinedUploadView {
  return { ...file, uploadedAt: new Date(uploadedAt).toISOString() }
}
