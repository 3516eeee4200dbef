import type { EntityManager } from '@mikro-orm/postgresql'

/**
 * From here to the end of the transaction row security lets everything through. Only after the caller was authorised:
 * what a provider's act does to access concerns rows of others, which the provider must not see.
 */
export async function workAsService(em: EntityManager): Promise<void> {
  await em.execute(`select set_config('app.service', 'referrals', true)`)
}
