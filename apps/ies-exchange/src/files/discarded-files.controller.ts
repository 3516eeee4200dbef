import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Controller } from '@nestjs/common'
import { DiscardedFile } from './discarded-file.entity.ts'

const { listDiscardedFiles, confirmDiscarded } = contract.iesExchange
/** Files of one answer. */
const AT_ONCE = 100

/** Tells the gateway which files it may remove, until it says that they are gone. */
@Controller()
export class DiscardedFilesController {
  constructor(private readonly em: EntityManager) {}

  @Handles(listDiscardedFiles)
  async list(): Promise<OutputOf<typeof listDiscardedFiles>> {
    const files = await this.em.find(DiscardedFile, {}, { orderBy: { discardedAt: 'asc', id: 'asc' }, limit: AT_ONCE })
    return { ids: files.map(({ id }) => id) }
  }

  @Handles(confirmDiscarded)
  async confirm({ ids }: InputOf<typeof confirmDiscarded>): Promise<OutputOf<typeof confirmDiscarded>> {
    await this.em.nativeDelete(DiscardedFile, { id: { $in: ids } })
    return { done: true }
  }
}
