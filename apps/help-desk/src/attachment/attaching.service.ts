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
  async loose(ids: readonly string[], caller: Pick<Caller, 'userId'>, requestId?: string): Promise<Attachment[]> {
    if (ids.length === 0) return []
    const loose = await this.em.find(
      Attachment,
      { id: { $in: [...ids] }, uploaderId: caller.userId, messageId: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    const known = new Set(loose.map(({ id }) => id))
    const others = ids.filter((id) => !known.has(id))
    if ((await this.countShown(others, requestId)) < others.length) throw unknownFile()
    if (loose.some(({ state }) => state === 'refused')) throw refusedFile()
    return loose
  }

  /** How many of the files stand in public messages of the request. */
  private async countShown(ids: readonly string[], requestId: string | undefined): Promise<number> {
    if (ids.length === 0 || requestId === undefined) return 0
    const [row] = await this.em.execute<{ count: string }[]>(
      `select count(*) as count from attachment a join message m on m.id = a.message_id
       where m.request_id = ? and m.kind <> 'note' and a.id in (?)`,
      [requestId, ids],
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
