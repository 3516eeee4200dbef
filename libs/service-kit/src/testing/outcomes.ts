import { ROLES, type AnyOperation, type Caller, type Role } from '@isets/contracts'
import type { ServiceStand } from './service-stand.ts'

/**
 * How a call about a record ends. `empty`: answered, with nothing of the record in question. `WRONG_STATUS` is for an act
 * that names the step before it, whether there is such a record or not.
 */
export type Outcome = 'answered' | 'empty' | 'FORBIDDEN' | 'NOT_FOUND' | 'WRONG_STATUS'

/**
 * What a permission matrix expects of an operation, by role: at a record of the caller's own organisation, and at one of
 * another organisation (the same unless told). Roles that no line names are FORBIDDEN.
 */
export type Expectation = readonly (readonly [roles: readonly Role[], own: Outcome, others?: Outcome])[]

/** A version that no record reaches: who may do the act hears STALE, and nothing has happened. */
const UNSEEN_VERSION = 999

/**
 * The version that a call names. Who is to be refused names the one that the record has (the first: nobody changes it),
 * so that a missing check lets them do the act, instead of hiding in the answer to STALE.
 */
export function versionFor(expected: Outcome | undefined): number {
  return expected === 'answered' ? UNSEEN_VERSION : 1
}

export function expectedOutcomes(expectation: Expectation, isOwn: boolean): Record<string, Outcome> {
  const outcome = (role: Role): Outcome => {
    const [, own, others = own] = expectation.find(([roles]) => roles.includes(role)) ?? [[], 'FORBIDDEN' as const]
    return isOwn ? own : others
  }
  return Object.fromEntries(ROLES.map((role) => [role, outcome(role)]))
}

/**
 * How the call ended: a refusal by its code, and STALE as `answered`, since only who may do the act hears that the
 * record has changed. Any other refusal stays what it is, so that an input that does not fit is no proof of anything.
 */
export async function outcomeOf(
  call: Promise<unknown>,
  shows: (answer: unknown) => boolean = () => true,
): Promise<string> {
  try {
    return shows(await call) ? 'answered' : 'empty'
  } catch (error) {
    const { code } = error as { code: string }
    return code === 'STALE' ? 'answered' : code
  }
}

/** An operation as a permission matrix asks it, about one record. */
export interface AskedByRoles {
  readonly procedure: AnyOperation
  readonly expected: Readonly<Record<string, Outcome>>
  /** Somebody of the role. */
  readonly callerOf: (role: Role) => Caller | Promise<Caller>
  /** A fitting input that names this version of the record. */
  readonly inputOf: ((version: number) => unknown) | undefined
  readonly shows?: ((answer: unknown) => boolean) | undefined
}

/** How the call ends for every role, one after the other: what is expected says which version each of them names. */
export async function outcomesByRole(
  stand: Pick<ServiceStand, 'as'>,
  { procedure, expected, callerOf, inputOf, shows }: AskedByRoles,
): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {}
  for (const role of ROLES) {
    const by = await callerOf(role)
    const input = await inputOf?.(versionFor(expected[role]))
    outcomes[role] = await outcomeOf(stand.as(by).call(procedure, input), shows)
  }
  return outcomes
}

/** Whether an answer shows the record of the id. */
export function showing(id: string): (answer: unknown) => boolean {
  return (answer) => JSON.stringify(answer).includes(id)
}

/** Whether an answer of counts has counted anything. */
export function counting(answer: unknown): boolean {
  return /:[1-9]/.test(JSON.stringify(answer))
}

const PROTECTED = 'select oid::regclass::text as "table" from pg_class where relrowsecurity'

/**
 * Takes the second wall away, so that a permission matrix proves the first: an operation that asks for no right on the
 * record shows it now, where row level security would have hidden that nobody asked. The wall has tests of its own.
 */
export async function withoutRowSecurity(stand: Pick<ServiceStand, 'sql'>): Promise<void> {
  for (const { table } of await stand.sql<{ table: string }>(PROTECTED)) {
    await stand.sql(`alter table ${table} disable row level security`)
  }
}
