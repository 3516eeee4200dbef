import { Refusal, type Caller } from '@isets/contracts'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Attachment } from './attachment.entity.ts'

/** Finds the loose uploads that become part of a message. */
@Injectable()
export class AttachingService {
  constructor(private readonly em: EntityManager) {}

  /**
   * The caller's own loose uploads among `ids`, locked. Files that the request already shows to everybody may be named
   * again (a quoted picture); they stay where they are. Anything else is refused, above all files of other people and
   * of internal notes.
   * @throws Refusal INVALID
   */
  async loose(ids: readonly string[], caller: Caller, requestId?: string): Promise<Attachment[]> {
    if (ids.length === 0) return []
    const files = await this.em.find(Attachment, { id: { $in: [...ids] } }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const loose = files.filter(({ uploaderId, messageId }) => uploaderId === caller.userId && messageId === null)
    const shown = await this.shown(files, requestId)
    if (loose.length + shown < ids.length) throw unknownFile()
    if (loose.some(({ state }) => state === 'refused')) throw refusedFile()
    return loose
  }

  /** How many of the files stand in public messages of the request. */
  private async shown(files: readonly Attachment[], requestId: string | undefined): Promise<number> {
    const there = files.filter((file) => requestId !== undefined && file.requestId === requestId)
    if (there.length === 0) return 0
    const ids = there.map(({ messageId }) => messageId)
    const [row] = await this.em.execute<{ count: string }[]>(
      `select count(*) as count from attachment a join message m on m.id = a.message_id
       where a.id in (?) and m.id in (?) and m.kind <> 'note'`,
      [there.map(({ id }) => id), ids],
    )
    return Number(row?.count ?? 0)
  }
}

function unknownFile(): Refusal {
  const reason = 'One of the files or pictures is not yours to attach. Please upload it again.'
  return new Refusal('INVALID', { fields: { attachments: reason } })
}

function refusedFile(): Refusal {
  return new Refusal('INVALID', { fields: { attachments: 'One of the files was refused by the virus check.' } })
}
