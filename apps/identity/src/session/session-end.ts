import { identityEvents, type PayloadOf } from '@isets/contracts'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Session, SESSION_END_REASONS } from './session.entity.ts'

type Which = Partial<Pick<Session, 'tokenHash' | 'userId'>>
type EndReason = (typeof SESSION_END_REASONS)[number]
type ToldReason = PayloadOf<typeof identityEvents.sessionsEnded>['reason']

/** v1 of the event has no word for a new password: to whoever listens it is a sign-out. */
const TOLD: Record<EndReason, ToldReason> = {
  'sign-out': 'sign-out',
  deactivated: 'deactivated',
  replaced: 'replaced',
  'password-reset': 'sign-out',
}

/** Ends the open sessions of a user, or the one behind a token, in the current transaction. Returns their ids. */
export async function endSessions(em: EntityManager, which: Which, reason: EndReason, now: Date): Promise<string[]> {
  const [column, value] = which.userId ? ['user_id', which.userId] : ['token_hash', which.tokenHash ?? '']
  const ended = await em.execute<{ id: string; user_id: string }[]>(
    `update session set ended_at = ?, end_reason = ? where ${column} = ? and ended_at is null returning id, user_id`,
    [now, reason, value],
  )
  const [first] = ended
  if (first === undefined) return []
  const sessionIds = ended.map((one) => one.id)
  const payload = { userId: first.user_id, sessionIds, reason: TOLD[reason] }
  recordEvent(em, identityEvents.sessionsEnded, { aggregateId: first.id, aggregateVersion: 1, payload })
  return sessionIds
}
