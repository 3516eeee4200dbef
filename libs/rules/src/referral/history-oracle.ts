import fc from 'fast-check'
import type { ReferralKind, ReferralResponse, ReferralStatus } from '@isets/contracts'
import {
  accessGrants,
  organisationsOf,
  ownServiceGrants,
  providerOf,
  type AccessConsent,
  type AccessReferral,
  type OwnEnrolment,
} from './access.ts'
import {
  nextReferralStatus,
  REFERRAL_COMMANDS,
  REFERRAL_TRANSITIONS,
  type ReferralActor,
  type ReferralCommand,
} from './transitions.ts'

const DAY = 24 * 3_600_000
const START = Date.parse('2026-01-05T15:00:00Z')
export const PROVIDERS = ['A', 'B', 'C'] as const
/** An FCRC, which enrols in its own activities; providers can be it as well when somebody refers to it. */
export const OFFICE = 'C'
export const onDay = (day: number) => new Date(START + day * DAY)

/** One random thing that happens; `pick` chooses the referral or the organisation that it happens to. */
export type Step =
  | { what: 'wait'; days: number }
  | { what: 'submit'; kind: ReferralKind; from: number; to: number; person: number }
  | { what: 'command'; command: ReferralCommand; actor: ReferralActor; pick: number; person: number; fitting: boolean }
  | { what: 'revoke'; pick: number }
  | { what: 'enrolHere' }
  | { what: 'leave' }

const place = fc.nat({ max: PROVIDERS.length - 1 })
const actor = fc.constantFrom<ReferralActor>('idhs', 'receiver', 'super_admin', 'system')
export const anyHistory: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ what: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
    fc.record({
      what: fc.constant('submit' as const),
      kind: fc.constantFrom<ReferralKind>('reverse', 'forward', 'provider'),
      from: place,
      to: place,
      person: fc.nat({ max: 2 }),
    }),
    {
      weight: 4,
      arbitrary: fc.record({
        what: fc.constant('command' as const),
        command: fc.constantFrom(...REFERRAL_COMMANDS.filter((one) => one !== 'revoke')),
        actor,
        pick: fc.nat({ max: 30 }),
        person: fc.nat({ max: 2 }),
        fitting: fc.boolean(),
      }),
    },
    fc.record({ what: fc.constant('revoke' as const), pick: fc.nat({ max: 5 }) }),
    fc.record({ what: fc.constantFrom('enrolHere' as const, 'leave' as const) }),
  ),
  { minLength: 10, maxLength: 30 },
)

export type LivingReferral = AccessReferral & { version: number; response: ReferralResponse | null; person: number }
/** What happened, as a person would write it into a diary: the oracle reads nothing else. */
export type DiaryLine = {
  day: number
  referral: string
  about: string | null
  fact: 'asked' | 'yes' | 'no' | 'left' | 'back' | 'over' | 'consent gone' | 'served here' | 'left here'
}

const RESPONSES: Partial<Record<ReferralCommand, ReferralResponse>> = {
  accept: 'assessment_completed',
  waitList: 'waiting_list',
  reject: 'rejected',
}
const FACTS: Partial<Record<ReferralCommand, DiaryLine['fact']>> = {
  confirm: 'yes',
  accept: 'yes',
  waitList: 'yes',
  refuse: 'no',
  reject: 'no',
  distribute: 'asked',
  rework: 'asked',
  reconsider: 'asked',
  exit: 'left',
  readmit: 'back',
  remove: 'over',
  close: 'over',
  autoClose: 'over',
}

/** A command that the table lists for the status, given by somebody who may: most random ones are refused. */
function fittingCommand(status: ReferralStatus, pick: number): [ReferralCommand, ReferralActor] {
  const row: Partial<Record<ReferralCommand, { by: readonly ReferralActor[] }>> = REFERRAL_TRANSITIONS[status]
  const commands = REFERRAL_COMMANDS.filter((command) => row[command] !== undefined && command !== 'revoke')
  const command = commands[pick % Math.max(commands.length, 1)] ?? 'close'
  return [command, row[command]?.by[0] ?? 'system']
}

/** Plays a history through the transition table, and writes the diary beside it. */
export class PlayedHistory {
  readonly referrals: LivingReferral[] = []
  readonly consents: AccessConsent[] = []
  readonly own: OwnEnrolment[] = []
  readonly diary: DiaryLine[] = []
  day = 0

  play(step: Step): void {
    if (step.what === 'wait') this.day += step.days
    else if (step.what === 'submit') this.#submit(step)
    else if (step.what === 'revoke') this.#revoke(step.pick)
    else if (step.what === 'command') this.#command(step)
    else this.#ownService(step.what)
  }

  organisations(): string[] {
    const now = onDay(this.day)
    return organisationsOf([...accessGrants(this.referrals, this.consents, now), ...ownServiceGrants(this.own, now)])
  }

  /** REF-037: the FCRC enrols or exits in its own activities, one enrolment at a time. */
  #ownService(what: 'enrolHere' | 'leave'): void {
    const open = this.own.find(({ endedOn }) => endedOn === null)
    const today = onDay(this.day).toISOString().slice(0, 10)
    const line = (number: number, fact: DiaryLine['fact']) =>
      this.diary.push({ day: this.day, referral: `own${number}`, about: OFFICE, fact })
    if (what === 'enrolHere' && !open) {
      this.own.push({ organisationId: OFFICE, enrolledOn: today, endedOn: null })
      line(this.own.length, 'served here')
    }
    if (what === 'leave' && open) {
      open.endedOn = today
      line(this.own.length, 'left here')
    }
  }

  #submit({ kind, from, to, person }: Extract<Step, { what: 'submit' }>): void {
    const ends = {
      fromOrganisationId: kind === 'forward' ? null : (PROVIDERS[from] ?? null),
      toOrganisationId: kind === 'reverse' ? null : (PROVIDERS[to] ?? null),
    }
    const status = kind === 'reverse' ? 'pending_idhs_response' : 'pending_provider_response'
    const id = `r${this.referrals.length}`
    const referral: LivingReferral = { id, kind, status, ...ends, ...this.#times(), version: 1, response: null, person }
    this.referrals.push(referral)
    this.#note(referral, 'asked')
  }

  #times() {
    return { submittedAt: onDay(this.day), expiresAt: onDay(this.day + 60) }
  }

  #command({ command: random, actor, pick, person, fitting }: Extract<Step, { what: 'command' }>): void {
    const referral = this.referrals[pick % Math.max(this.referrals.length, 1)]
    if (!referral) return
    const [command, by] = fitting ? fittingCommand(referral.status, pick) : [random, actor]
    if (command === 'expire' && onDay(this.day) < referral.expiresAt) return
    const ownReferral = person === referral.person
    const decision = nextReferralStatus({ ...referral, ownReferral }, command, by)
    if (!decision.ok) return
    referral.status = decision.status
    referral.version += 1
    referral.response = RESPONSES[command] ?? referral.response
    if (command === 'rework' || command === 'reconsider' || command === 'distribute') {
      Object.assign(referral, this.#times())
    }
    const fact = FACTS[command]
    if (fact) this.#note(referral, fact)
  }

  /** Section F: what one side may tell the other goes, and every open referral between these two. */
  #revoke(pick: number): void {
    const chosen = this.referrals[pick]
    if (!chosen) return
    const { fromOrganisationId, toOrganisationId } = chosen
    this.consents.push({
      disclosingOrganisationId: fromOrganisationId,
      receivingOrganisationId: toOrganisationId,
      revokedAt: onDay(this.day),
    })
    for (const one of this.referrals) {
      const same = one.fromOrganisationId === fromOrganisationId && one.toOrganisationId === toOrganisationId
      if (!same) continue
      this.#note(one, 'consent gone')
      const decision = nextReferralStatus(one, 'revoke', 'revocation')
      if (decision.ok) one.status = decision.status
      if (decision.ok) one.version += 1
    }
  }

  #note(referral: LivingReferral, fact: DiaryLine['fact']): void {
    this.diary.push({ day: this.day, referral: referral.id, about: providerOf(referral), fact })
  }
}

/**
 * Who may see the customer on a day, read from the diary alone: somebody asked for them within the last 60 days and
 * nobody has answered, or they were taken and neither the referral nor its consent has ended since; or the office serves
 * them in its own activities, or did, and the June after the next has not ended.
 */
export function mayPlainlySee(diary: readonly DiaryLine[], day: number): string[] {
  const seeing = new Set<string>()
  for (const referral of new Set(diary.map((line) => line.referral))) {
    const lines = diary.filter((line) => line.referral === referral)
    if (lines.some(({ fact }) => fact === 'served here')) {
      if (servedHere(lines, day)) seeing.add(OFFICE)
      continue
    }
    const asked = lines.findLastIndex(({ fact }) => fact === 'asked')
    const last = lines[asked]
    const since = lines.slice(asked + 1).map(({ fact }) => fact)
    if (!last?.about || since.includes('no') || since.includes('over') || since.includes('consent gone')) continue
    if (since.includes('yes') || day - last.day < 60) seeing.add(last.about)
  }
  return [...seeing].toSorted()
}

/** The fiscal year of the day on which the office began, and the next: to the end of a June. */
function servedHere(lines: readonly DiaryLine[], day: number): boolean {
  if (!lines.some(({ fact }) => fact === 'left here')) return true
  const began = onDay(lines[0]?.day ?? 0)
  const lastJune = began.getUTCFullYear() + (began.getUTCMonth() < 6 ? 1 : 2)
  return onDay(day).toISOString().slice(0, 10) <= `${lastJune}-06-30`
}
