import type { ReceivedMail } from '@isets/testing'
import type { Verdict } from './oracle.ts'

/** A mail that has to come of a write: to whom, and what stands in it and in no other mail to that address. */
export interface DueMail {
  readonly to: string
  readonly naming: readonly string[]
}

/** An acknowledged write. Its key is found again in the databases and stands for nothing else. */
export interface Fact {
  /** By what it is counted: the operation that was asked, or the way on which it came. */
  readonly of: string
  readonly key: string
  readonly mails: readonly DueMail[]
}

/** Compares acknowledged writes with what databases (`held`: key and how often) and mailboxes hold. */
export function judgeFacts(
  told: readonly Fact[],
  held: ReadonlyMap<string, number>,
  mails: readonly ReceivedMail[],
): Verdict {
  const due = told.flatMap((fact) => fact.mails.map((mail) => ({ name: `${fact.key} → ${mail.to}`, mail })))
  const byAddress = Map.groupBy(
    mails.flatMap((mail) => mail.recipients.map((to) => ({ to, mail }))),
    ({ to }) => to,
  )
  const arrived = due.map(({ name, mail }) => {
    const found = (byAddress.get(mail.to) ?? []).filter((one) => names(one.mail, mail.naming))
    return { name, copies: found.length, ids: new Set(found.map((one) => one.mail.messageId)).size }
  })
  return {
    acknowledged: told.length,
    lost: told.map(({ key }) => key).filter((key) => !held.has(key)),
    appliedTwice: [...held].filter(([, count]) => count > 1).map(([key]) => key),
    notices: due.length,
    notMailed: arrived.filter(({ ids }) => ids === 0).map(({ name }) => name),
    mailedTwice: arrived.filter(({ ids }) => ids > 1).map(({ name }) => name),
    undue: [],
    rawRepeats: arrived.reduce((sum, { copies, ids }) => sum + copies - ids, 0),
    written: writtenOf(told, held),
  }
}

function writtenOf(told: readonly Fact[], held: ReadonlyMap<string, number>): NonNullable<Verdict['written']> {
  const counted = [...Map.groupBy(told, ({ of }) => of)].map(([of, facts]) => {
    const once = facts.filter(({ key }) => held.get(key) === 1).length
    return [of, { acknowledged: facts.length, 'there once': once }] as const
  })
  return Object.fromEntries(counted.toSorted(([one], [other]) => one.localeCompare(other)))
}

function names({ subject, text }: ReceivedMail, naming: readonly string[]): boolean {
  return naming.every((words) => subject.includes(words) || text.includes(words))
}
