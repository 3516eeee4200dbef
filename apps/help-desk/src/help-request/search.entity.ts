import { defineEntity, FullTextType, p } from '@mikro-orm/postgresql'
import { HelpRequest } from './help-request.entity.ts'

/** Kept up to date at once: a backlog would be read through by every search. */
function index(name: string, column: string, where = '') {
  const expression = `create index ${name} on request_search using gin (${column}) with (fastupdate = off) ${where}`
  return { name, expression: expression.trim() }
}

/**
 * What the search looks at: number, summary, people and messages of a request. `publicText` never holds a word of an
 * internal note. Triggers on `message` and `help_request` keep it, so that no way of writing can forget it. The table has no row
 * security of its own, because PostgreSQL would then not use the indexes (`@@` is not leakproof): every query joins
 * `help_request`, which has.
 */
export const RequestSearch = defineEntity({
  name: 'RequestSearch',
  tableName: 'request_search',
  properties: {
    requestId: () => p.manyToOne(HelpRequest).mapToPk().fieldName('request_id').primary().deleteRule('cascade'),
    /** The queue searches what is open: an index of its own keeps the closed ones out of the way. */
    isOpen: p.boolean(),
    publicText: p.type(FullTextType).$type<string>(),
    supportText: p.type(FullTextType).$type<string>(),
  },
  indexes: [
    index('request_search_public', 'public_text'),
    index('request_search_open', 'support_text', 'where is_open'),
    index('request_search_done', 'support_text', 'where not is_open'),
  ],
})
