import type { Agenda } from '../timed/agenda.ts'
import type { TimedKind, TimedMail } from '../timed/timed-mail.ts'
import { answer, COPY, file, type Filed } from './asking-for-help.ts'
import type { Errand, Pen } from './errand.ts'
import type { Cast, Provider } from './people.ts'

/** Requests that wait for their requesters while the clock goes on. */
export interface LeftRequests {
  /** They close by themselves in the end. */
  readonly silent: Filed[]
  /** Their requesters answer after the warning, before the end. */
  readonly answeredInTime: Filed[]
}

/**
 * Three requests that the agent leaves waiting for their requester: one that nobody answers, one that is answered after
 * the warning, and one that blocks work and is never closed by time.
 */
export function leaveWaiting({ worker }: Provider, { agent }: Cast, agenda: Agenda, left: LeftRequests): Errand[] {
  const waiting = (about: object, then: (filed: Filed) => void): Errand => {
    return async (pen) => {
      const filed = await file(pen, worker, about)
      await answer(pen, agent, filed, { audience: [worker.user.email, COPY], then: 'wait' })
      then(filed)
    }
  }
  const silent = waiting({}, (filed) => left.silent.push(filed))
  const answered = waiting({}, (filed) => left.answeredInTime.push(filed))
  const blocking = waiting({ blocksWork: true }, (filed) => {
    agenda.forbidden.push(...mailsAbout('warning', filed), ...mailsAbout('closing', filed))
  })
  return [silent, answered, blocking]
}

/** A requester answers in time: the request is not closed. */
export async function answerInTime(pen: Pen, filed: Filed, agenda: Agenda): Promise<void> {
  await answer(pen, filed.requester, filed, { audience: [COPY] })
  agenda.forbidden.push(...mailsAbout('closing', filed))
}

const SUBJECTS = { warning: 'your request closes soon', closing: 'your request is closed' } as const satisfies Partial<
  Record<TimedKind, string>
>

export function mailsAbout(kind: keyof typeof SUBJECTS, { number, requester }: Filed): TimedMail[] {
  return [requester.user.email, COPY].map((to) => ({ kind, about: `${number}: ${SUBJECTS[kind]}`, to }))
}

/** When a waiting request will be closed, by the clock of the system. */
export async function closingOf({ record, requester }: Filed): Promise<Date> {
  const { closesAt } = await requester.client.read(record)
  if (typeof closesAt !== 'string') throw new Error(`${record} does not say when it closes`)
  return new Date(closesAt)
}
