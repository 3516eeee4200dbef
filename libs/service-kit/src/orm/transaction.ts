import { Refusal, type Caller } from '@isets/contracts'
import { OptimisticLockError } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { currentScope } from '../bus/request-scope.ts'
import { earlierAnswer, type IdempotentCall, type KeyState } from '../outbox/idempotency.ts'
import { openUnit } from '../outbox/unit-of-work.ts'
import { writeRecords } from '../outbox/write-records.ts'
import { SystemClock } from '../time/clock.ts'
import { databaseCode, databaseRefusal, mayTryAgain } from './database-refusal.ts'
import { PREPARES } from './gather-statements.ts'
import { preparedQuery } from './prepared-query.ts'
import { rowSettings } from './row-security.ts'
import { announce } from '../outbox/wake-up.ts'

const STATEMENT_MS = 30_000

export interface TransactionOptions {
  readonly idempotency?: IdempotentCall
  /**
   * What a statement may take outside of a call, which has its deadline; in milliseconds, 30 s unless told. Told, it is
   * also what the work between two statements may take, which is 10 s otherwise.
   */
  readonly statementMs?: number
}

/** For a service that fills its empty database: much is reckoned between two statements, on whatever machine. */
export const SEEDING: TransactionOptions = { statementMs: 300_000 }

/**
 * Runs `work` in one transaction: row security for `caller` (`null`: the service itself), the deadline as statement
 * time-out, then the changes, their events and their audit rows. With an idempotency key the first answer is replayed.
 * Tried again as a whole after a deadlock, so `work` does nothing that a rollback leaves standing.
 * @throws Refusal STALE when a versioned row was changed by somebody else meanwhile; BUSY or DEADLINE when the database
 * has no time for it
 */
export async function transactional<T>(
  em: EntityManager,
  caller: Caller | null,
  work: (tx: EntityManager) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  try {
    const { result, events } = await withRetries(() => em.transactional((tx) => runIn(tx, caller, work, options)))
    if (events > 0) announce(em)
    return result
  } catch (error) {
    throw asRefusal(error)
  }
}

async function runIn<T>(
  tx: EntityManager,
  caller: Caller | null,
  work: (tx: EntityManager) => Promise<T>,
  { idempotency, statementMs }: TransactionOptions,
): Promise<{ result: T; events: number }> {
  const state = await openTransaction(tx, caller, statementMs, idempotency)
  const earlier = idempotency && earlierAnswer(idempotency, state)
  if (earlier !== undefined) return { result: earlier.answer as T, events: 0 }
  const unit = openUnit(tx, caller, idempotency)
  const result = await work(tx)
  await tx.flush()
  await writeRecords(tx, unit, result)
  return { result, events: unit.events.length }
}

/**
 * Row security settings, time-out, and what is known of the idempotency key in one round trip; without a key in none:
 * nobody reads the result then, and the settings go out with the first statement.
 */
async function openTransaction(
  tx: EntityManager,
  caller: Caller | null,
  statementMs: number | undefined,
  idempotency: IdempotentCall | undefined,
): Promise<KeyState> {
  const settings = Object.entries({ ...rowSettings(caller, currentScope().service), ...timeLimit(statementMs) })
  const columns = settings.map(() => 'set_config(?, ?, true)')
  const values: unknown[] = settings.flat()
  if (idempotency !== undefined) {
    const { userId, operation, key } = idempotency
    columns.push('pg_try_advisory_xact_lock(hashtextextended(?, 0)) as got')
    columns.push(`(select jsonb_build_object('bodyHash', body_hash, 'answer', answer) from idempotency_key
      where user_id = ? and operation = ? and key = ?) as earlier`)
    values.push(JSON.stringify([userId, operation, key]), userId, operation, key)
  }
  const mark = idempotency === undefined ? `${PREPARES} ` : ''
  const [state] = await preparedQuery<KeyState>(tx, `${mark}select ${columns.join(', ')}`, values)
  return state ?? { got: true, earlier: null }
}

function timeLimit(statementMs?: number): Record<string, string> {
  // Reckoned before the work begins: what it does before its first statement comes on top, which is hardly ever anything.
  const { call, realClock = new SystemClock() } = currentScope()
  const left = call === undefined ? (statementMs ?? STATEMENT_MS) : call.deadline - realClock.now().getTime()
  const between = statementMs !== undefined && { idle_in_transaction_session_timeout: String(statementMs) }
  return { statement_timeout: String(Math.max(1, Math.ceil(left))), ...between }
}

async function withRetries<T>(run: () => Promise<T>, tries = 3): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (tries <= 1 || !mayTryAgain(error)) throw error
    await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 40))
    return withRetries(run, tries - 1)
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error
  if (error instanceof OptimisticLockError) return new Refusal('STALE')
  const raced = databaseCode(error) === '23505' && String(error).includes('idempotency_key_pkey')
  return raced ? new Refusal('IN_PROGRESS', { retryAfter: 1 }) : (databaseRefusal(error) ?? error)
}
