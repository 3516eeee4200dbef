import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { LRUCache } from 'lru-cache'
import { hits, type Search } from './search.query.ts'

/** Words that are in a thousand requests now are in about as many half a minute later. */
const KNOWN_FOR_MS = 30_000
const SEARCHES = 500

/**
 * Knows which words are in more requests than are counted: then a walk along the list soon fills a page. Remembered for
 * a short time, since people look for the same words and counting them costs more than the walk.
 */
@Injectable()
export class CommonWords {
  readonly #known = new LRUCache<string, boolean>({ max: SEARCHES, ttl: KNOWN_FOR_MS })

  /** Whether the words of `search` are in more than `most` requests, now or a moment ago. */
  async areInMoreThan(most: number, em: EntityManager, search: Search): Promise<boolean> {
    const key = JSON.stringify([most, search.q, search.isOpen, search.notes])
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const found = await count(most, em, search)
    this.#known.set(key, found)
    return found
  }
}

async function count(most: number, em: EntityManager, search: Search): Promise<boolean> {
  const { sql, params } = hits(search)
  const asked = `select count(*) > ${most} as more from (${sql} limit ${most + 1}) hits`
  const [row] = await preparedQuery<{ more: boolean }>(em, asked, params)
  return row?.more ?? false
}
