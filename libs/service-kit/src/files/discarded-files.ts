import type { contract, InputOf, OutputOf } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Controller, type Type } from '@nestjs/common'
import { Handles } from '../bus/handles.ts'

/** Files of one answer. */
const AT_ONCE = 100

/** A file whose record is gone and whose bytes the gateway, which has the store, still has to remove. */
export const DiscardedFile = defineEntity({
  name: 'DiscardedFile',
  tableName: 'discarded_file',
  properties: {
    id: p.uuid().primary(),
    discardedAt: p.datetime(),
  },
  indexes: [{ name: 'discarded_file_discarded_at', properties: ['discardedAt', 'id'] }],
})

type DiscardedFileOperations = Pick<(typeof contract)['helpDesk'], 'listDiscardedFiles' | 'confirmDiscarded'>

/**
 * Tells the gateway which files of a service it may remove, until it says that they are gone:
 * `controllers: [discardedFilesController(contract.helpDesk)]`, beside the entity `DiscardedFile`.
 */
export function discardedFilesController({ listDiscardedFiles, confirmDiscarded }: DiscardedFileOperations): Type {
  @Controller()
  class DiscardedFilesController {
    readonly #em: EntityManager

    constructor(em: EntityManager) {
      this.#em = em
    }

    @Handles(listDiscardedFiles)
    async list(): Promise<OutputOf<typeof listDiscardedFiles>> {
      const orderBy = { discardedAt: 'asc', id: 'asc' } as const
      const files = await this.#em.find(DiscardedFile, {}, { orderBy, limit: AT_ONCE })
      return { ids: files.map(({ id }) => id) }
    }

    @Handles(confirmDiscarded)
    async confirm({ ids }: InputOf<typeof confirmDiscarded>): Promise<OutputOf<typeof confirmDiscarded>> {
      await this.#em.nativeDelete(DiscardedFile, { id: { $in: ids } })
      return { done: true }
    }
  }
  return DiscardedFilesController
}
