import { randomUUID } from 'node:crypto'
import { caseworkEvents, contract, type Caller } from '@isets/contracts'
import { addCalendarDays, consentCovers, CURRENT_CONSENT_TEXT } from '@isets/rules'
import { eventually, NOTHING, type Sides } from '@isets/testing'
import { A, B, PROGRAMMES, signedConsent } from '../test/stand.ts'
import { enrolment, isDue, OFFICE, today, type Person, type RawReferral, type Stage } from './stage.ts'

const { referrals: api } = contract
const NOTE = 'As was agreed on the phone'
const DAY_MS = 24 * 3_600_000
/** So long a history lasts at most: no February has 29 days meanwhile. */
const LAST_DAY = 700

/** Whom consents are about. */
export const SIDES = [
  { from: A, to: null },
  { from: B, to: null },
  { from: null, to: A },
  { from: null, to: B },
  { from: A, to: B },
  { from: B, to: A },
  { from: OFFICE, to: B },
  { from: OFFICE, to: A },
] as const satisfies readonly Sides[]

/** The commands of the transition table by which each act on a referral changes it. */
export const COMMANDS = {
  decide: ['confirm', 'refuse'],
  contact: ['contact'],
  accept: ['accept'],
  waitList: ['waitList'],
  reject: ['reject'],
  report: ['report'],
  distribute: ['distribute'],
  rework: ['rework', 'reconsider'],
  sendBack: ['sendBack'],
  exit: ['exit'],
  edit: ['edit'],
  remove: ['remove'],
  close: ['close'],
  reverse: ['submit'],
  refer: ['submit', 'takeUp'],
  sign: [],
  give: [],
  find: [],
  revoke: ['revoke'],
  revokeOwn: ['revoke'],
  enrol: ['readmit'],
  leave: ['exit', 'autoClose'],
  wait: ['expire', 'autoClose'],
} as const
export type ActName = keyof typeof COMMANDS

export interface PlannedStep {
  /** `next`: what the referral waits for, whatever that is by then. */
  readonly act: ActName | 'next'
  /** `receiver`: somebody of the provider whom the referral is about; `usual`: whoever does this most of the time. */
  readonly by: Person | 'receiver' | 'usual'
  /** Which of the referrals or consents, counted round. */
  readonly at: number
  /** Whether it is one to which this can be done by the table. */
  readonly fits: boolean
  readonly side: number
  readonly yes: boolean
  readonly days: number
}

/** A step with what it is about, before it is taken. */
export interface Doing {
  readonly stage: Stage
  readonly step: PlannedStep & { readonly act: ActName }
  readonly by: Caller
  readonly person: Person
  readonly referral: RawReferral | undefined
  readonly sides: Sides
}

const need = <One>(one: One | undefined): One => {
  if (one === undefined) throw NOTHING
  return one
}
const pick = <One>(some: readonly One[], at: number): One => need(some[at % Math.max(1, some.length)])
const as = ({ stage, by }: Doing) => stage.stand.as(by)
const target = ({ referral }: Doing) => {
  const { id, version } = need(referral)
  return { id, version }
}
/** Which provider the step names, with a programme of it. */
export const receiver = (doing: Doing) => {
  const toOrganisationId = (doing.step.fits ? agreedReceiver(doing) : null) ?? doing.sides.to ?? A
  return { toOrganisationId, programmeId: need(PROGRAMMES[toOrganisationId]) }
}
/** Whom IDHS may tell of what it sends on. */
const agreedReceiver = ({ stage: { world }, step: { act, at }, referral }: Doing) => {
  if (act !== 'distribute' && act !== 'rework') return null
  const senders = [null, referral?.from_organisation_id]
  const agreed = world.consents.filter(
    (one) =>
      one.status === 'active' &&
      one.receiving_organisation_id !== null &&
      senders.includes(one.disclosing_organisation_id),
  )
  return agreed[at % Math.max(1, agreed.length)]?.receiving_organisation_id ?? null
}
const dates = ({ stage }: Doing) => ({ assessmentCompletedOn: today(stage), expectedStartOn: today(stage) })

/** Everything that people and time do with the referrals and consents of a customer; the answer is a new referral's id. */
export const ACTS = {
  decide: (doing) =>
    as(doing).call(api.decideReverseReferral, { ...target(doing), receivesSnap: true, etEligible: doing.step.yes }),
  contact: (doing) => as(doing).call(api.recordContact, target(doing)),
  accept: (doing) => as(doing).call(api.acceptReferral, { ...target(doing), ...dates(doing) }),
  waitList: (doing) => as(doing).call(api.waitListReferral, target(doing)),
  reject: (doing) => {
    const answer = { response: 'no_contact', rejectedOn: today(doing.stage) } as const
    return as(doing).call(api.rejectReferral, { ...target(doing), ...answer })
  },
  report: (doing) => as(doing).call(api.reportUnenrolled, { ...target(doing), note: NOTE }),
  distribute: (doing) => as(doing).call(api.distributeReferral, { ...target(doing), ...receiver(doing) }),
  rework: (doing) => {
    const to = need(doing.referral).kind === 'reverse' ? {} : receiver(doing)
    return as(doing).call(api.reworkReferral, { ...target(doing), ...to })
  },
  sendBack: (doing) => as(doing).call(api.sendBackReferral, { ...target(doing), note: NOTE }),
  exit: (doing) => as(doing).call(api.exitReferral, { ...target(doing), note: NOTE }),
  edit: (doing) =>
    as(doing).call(api.editReferral, { ...target(doing), expectedStartOn: today(doing.stage), note: NOTE }),
  remove: (doing) => as(doing).call(api.removeReferral, { ...target(doing), because: 'duplicate' }),
  close: (doing) => as(doing).call(api.closeReferral, { ...target(doing), note: NOTE }),
  reverse: (doing) => {
    const { stage, by } = doing
    const sides = { kind: 'reverse', fromOrganisationId: by.organisationId, toOrganisationId: null } as const
    const { consents } = stage.world
    const fitting = consents.findLast((one) =>
      consentCovers(
        {
          disclosingOrganisationId: one.disclosing_organisation_id,
          receivingOrganisationId: one.receiving_organisation_id,
        },
        sides,
      ),
    )
    const consentId = (fitting ?? consents.at(-1))?.id ?? randomUUID()
    const wish = { office: 'Sample FCRC North', response: 'assessment_completed', serviceNeeded: 'SJP' } as const
    return as(doing).call(api.submitReverseReferral, {
      customerId: stage.customerId,
      consentId,
      ...wish,
      ...dates(doing),
    })
  },
  refer: (doing) => {
    const to = doing.person === 'office' ? {} : receiver(doing)
    return as(doing).call(api.refer, { customerId: doing.stage.customerId, serviceNeeded: 'SJP', ...to })
  },
  sign: async (doing) => {
    const { stage, sides } = doing
    const fileId = randomUUID()
    const file = { id: fileId, name: 'consent.pdf', mediaType: 'application/pdf', bytes: 2_048, sha256: 'a'.repeat(64) }
    await as(doing).call(api.registerConsentFile, file)
    const parties = { disclosingOrganisationId: sides.from, receivingOrganisationId: sides.to }
    return as(doing).call(api.recordConsent, {
      ...signedConsent(stage.customerId, signedOn(doing), fileId),
      ...parties,
    })
  },
  give: (doing) => {
    const parties = { disclosingOrganisationId: doing.sides.from, receivingOrganisationId: doing.sides.to }
    return as(doing).call(api.giveConsent, { ...parties, textVersion: CURRENT_CONSENT_TEXT, agreed: true })
  },
  /** Not of this service: somebody finds the customer in IES, and may go on from there. */
  find: async ({ stage, by }) => void stage.stand.found.add(`${by.userId} ${stage.customerId}`),
  revoke: (doing) => {
    const { id, version } = consentOf(doing)
    return as(doing).call(api.revokeConsent, { id, version })
  },
  revokeOwn: (doing) => {
    const { id, version } = consentOf(doing)
    return as(doing).call(api.revokeOwnConsent, { id, version })
  },
  enrol: async ({ stage, referral }) => {
    const { organisation_id: place } = need(referral)
    const before = stage.world.enrolments.find((one) => one.organisation_id === place)
    if (place === null || before?.ended_on === null) throw NOTHING
    const again = before === undefined ? {} : { ...before, version: before.version + 1, ended_on: null }
    await tell(stage, enrolment(stage, place, need(PROGRAMMES[place]), again))
  },
  leave: async ({ stage, step }) => {
    const open = stage.world.enrolments.filter(({ ended_on }) => ended_on === null)
    const one = pick(open, step.at)
    const ended = { ...one, version: one.version + 1, ended_on: today(stage) }
    await tell(stage, enrolment(stage, one.organisation_id, one.programme_id, ended))
    await untilDone(stage)
  },
  wait: async ({ stage, step: { days } }) => {
    if (stage.day + days > LAST_DAY) throw NOTHING
    stage.stand.clock.set(addCalendarDays(stage.stand.clock.now(), days))
    stage.day += days
    await untilDone(stage)
  },
} as const satisfies Record<ActName, (doing: Doing) => Promise<unknown>>

/** Statuses that keep a consent: it can be taken back for as long, although it has run out (REF-019). */
const STANDING: readonly string[] = ['pending_idhs_response', 'pending_provider_response', 'accepted', 'exited']
/** Old forms turn up as well. */
export const signedDaysAgo = ({ step }: Pick<Doing, 'step'>) => (step.yes ? 0 : 340)
const signedOn = (doing: Doing) =>
  new Date(Date.parse(today(doing.stage)) - signedDaysAgo(doing) * DAY_MS).toISOString().slice(0, 10)

export const consentOf = ({ stage, step }: Doing) => {
  const { consents, referrals } = stage.world
  const standing = new Set(referrals.flatMap((one) => (STANDING.includes(one.status) ? [one.consent_id] : [])))
  const some = consents.filter(({ id, status }) => status === 'active' || (status === 'expired' && standing.has(id)))
  return pick(step.fits && some.length > 0 ? some : consents, step.at)
}

async function tell({ stand }: Stage, told: ReturnType<typeof enrolment>): Promise<void> {
  const { enrolmentId, version } = told
  await stand.tell(caseworkEvents.enrolmentChanged, enrolmentId, version, told)
  const known = 'select 1 from enrolment where id = ? and version = ?'
  await eventually(async () => (await stand.sql(known, [enrolmentId, version])).length === 1)
}

async function untilDone(stage: Stage): Promise<void> {
  await eventually(async () => {
    await stage.stand.runJobs()
    return !(await isDue(stage))
  })
}
