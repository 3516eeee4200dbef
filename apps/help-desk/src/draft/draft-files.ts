import type { AttachmentView } from '@isets/contracts'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Attachment } from '../attachment/attachment.entity.ts'
import { picturesIn } from '../text/clean-html.ts'

/** Finds the files of a draft that are still there and still loose. */
@Injectable()
export class DraftFiles {
  constructor(private readonly em: EntityManager) {}

  /** The named ones without the pictures of the text: these stand in it, and go with it. */
  async beside(html: string, named: readonly string[], uploaderId: string): Promise<AttachmentView[]> {
    const inText = new Set(picturesIn(html))
    const ids = named.filter((id) => !inText.has(id))
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
