import { expect } from '@jest/globals'
import { contract, Refusal, type Caller, type Role } from '@isets/contracts'
import { REFERRAL_TRANSITIONS } from '@isets/rules'
import { mayPlainlySee } from '@isets/testing'
import { A, B } from '../test/stand.ts'
import { COMMANDS, receiver as named, type ActName, type Doing } from './acts.ts'
import { OFFICE, today, type RawReferral, type RawVersion, type Stage, type World } from './stage.ts'

const { listReferrals, openReferral, readAccess } = contract.referrals
const HIDDEN = ['rejected', 'expired', 'closed']
/** When what waited comes to nothing, an earlier one may come back (REF-069). */
const ENDS_A_WAIT: readonly ActName[] = ['decide', 'reject', 'remove', 'close', 'revoke', 'revokeOwn', 'wait']
const ANSWERS: readonly ActName[] = ['decide', 'accept', 'waitList', 'reject']

/** Who may see the customer now, by the diary alone. */
export function plainlySeeing(stage: Stage): string[] {
  return mayPlainlySee(stage.diary, stage.day, today(stage))
}

const isOne = ({ roles }: Caller, ...some: Role[]) => some.some((role) => roles.includes(role))
const isOf = ({ roles, organisationId }: Caller, place: string | null | undefined) =>
  roles.includes('partner') && place !== null && organisationId === place
const idhs = ({ by }: Doing) => isOne(by, 'workforce_development', 'super_admin')
const admin = ({ by }: Doing) => isOne(by, 'super_admin')
/** The provider that is asked, its provider manager, or a super admin. */
const receiver = ({ by, referral }: Doing) => {
  const place = referral?.organisation_id
  return isOne(by, 'super_admin') || isOf(by, place) || by.assignedOrganisationIds.some((one) => one === place)
}
const staff = (seeing: readonly string[], { by }: Doing) =>
  isOne(by, 'provider_manager', 'workforce_development', 'super_admin') || seeing.some((one) => isOf(by, one))

/** Whose act each is, in the programme's words (rubric rows 7 to 14, 108 to 110 and 136). */
const MAY: Readonly<Record<ActName, (doing: Doing, seeing: readonly string[]) => boolean>> = {
  ...{
    decide: idhs,
    distribute: idhs,
    rework: idhs,
    sendBack: idhs,
    close: idhs,
    exit: admin,
    edit: admin,
    remove: admin,
  },
  ...{ contact: receiver, accept: receiver, waitList: receiver, reject: receiver, report: receiver },
  reverse: ({ by }) => isOf(by, A) || isOf(by, B),
  refer: ({ by, person }, seeing) =>
    isOne(by, 'workforce_development', 'super_admin') || seeing.some((one) => isOf(by, one)) || person === 'office',
  sign: ({ by, sides }) =>
    isOf(by, sides.from) || isOne(by, 'fcrc', 'provider_manager', 'workforce_development', 'super_admin'),
  give: ({ by }) => isOne(by, 'customer'),
  revokeOwn: ({ by }) => isOne(by, 'customer'),
  revoke: (doing, seeing) => staff(seeing, doing),
  ...{ find: () => true, enrol: () => true, leave: () => true, wait: () => true },
}
/** What the rubric grants on the referral itself: who may is never told that they may not. */
const ON_REFERRAL: readonly ActName[] = [
  ...(['decide', 'distribute', 'rework', 'sendBack', 'close', 'exit', 'edit', 'remove'] as const),
  ...(['contact', 'accept', 'waitList', 'reject', 'report'] as const),
]

export interface Seen {
  readonly before: World
  /** Who could see the customer before the step. */
  readonly seeing: readonly string[]
  readonly refusedWith: string | null
}

/** What holds after each step, whatever it was and whoever took it. */
export async function check(doing: Doing, { before, seeing, refusedWith }: Seen): Promise<void> {
  const { stage, step } = doing
  const { world } = stage
  if (refusedWith !== null) {
    expect(world).toEqual(before)
    if (refusedWith === 'FORBIDDEN' && ON_REFERRAL.includes(step.act)) expect(MAY[step.act](doing, seeing)).toBe(false)
    return
  }
  expect({ ...step, may: MAY[step.act](doing, seeing) }).toEqual({ ...step, may: true })
  nobodyAnswersTheirOwn(doing)
  followsTheTable(doing.step.act, before, world)
  oneOpenEach(world)
  goesWhereItWasSent(doing, before)
  enrolmentsAreKnown(step.act, before, world)
  consentsEndForGood(step.act, before, world)
  const expected = plainlySeeing(stage)
  accessIs(expected, world)
  const { a2, b2 } = stage.people
  await Promise.all([shows(stage, A, a2, expected), shows(stage, B, b2, expected)])
}

function nobodyAnswersTheirOwn({ step, by, stage, referral }: Doing): void {
  if (!ANSWERS.includes(step.act) || referral === undefined) return
  expect([referral.submitted_by_id, stage.askers.get(referral.id)]).not.toContain(by.userId)
}

/** REF-052: every change is one of the table, by the act that was done, and counted. */
function followsTheTable(act: ActName, before: World, { referrals, versions }: World): void {
  for (const referral of referrals) {
    const was = before.referrals.find(({ id }) => id === referral.id)
    const all = versions.filter(({ referral_id }) => referral_id === referral.id)
    expect(all.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(all.map((_one, index) => index + 1))
    expect(all.at(-1)).toMatchObject({ version: referral.version, status: referral.status })
    if (was === undefined) continue
    expect(referral.version).toBeGreaterThanOrEqual(was.version)
    if (referral.version === was.version) expect(untouched(referral)).toEqual(untouched(was))
    let [status, response] = [was.status, was.response]
    for (const change of all.slice(was.version)) {
      expect([...COMMANDS[act], ...(ENDS_A_WAIT.includes(act) ? ['readmit'] : [])]).toContain(change.act)
      expect(isOfTable({ ...was, status, response }, change)).toBe(true)
      ;[status, response] = [change.status, change.response]
    }
  }
}

/** What never changes without a version; access, the consent it stands on (REF-022) and an enrolment may. */
const untouched = ({ status, response, kind, organisation_id, removed_at }: RawReferral) => [
  ...[status, response, kind, organisation_id, removed_at],
]

function isOfTable({ status, kind, response }: RawReferral, change: RawVersion): boolean {
  const row: Record<string, { to: string; kinds?: readonly string[]; onlyAfter?: string }> =
    REFERRAL_TRANSITIONS[status]
  const transition = row[change.act]
  if (transition === undefined || transition.to !== change.status) return false
  if (transition.kinds !== undefined && !transition.kinds.includes(kind)) return false
  return transition.onlyAfter === undefined || transition.onlyAfter === response
}

/** One open referral per customer and provider, one of an FCRC that IDHS has not distributed, one active consent per sender and receiver. */
function oneOpenEach({ referrals, consents }: World): void {
  const open = referrals.filter(({ status }) =>
    ['pending_idhs_response', 'pending_provider_response', 'accepted'].includes(status),
  )
  const places = open.flatMap(({ organisation_id }) => organisation_id ?? [])
  expect(places).toEqual([...new Set(places)])
  const undistributed = open.filter((one) => one.organisation_id === null && one.from_organisation_id === OFFICE)
  expect(undistributed.length).toBeLessThan(2)
  const active = consents.filter(({ status }) => status === 'active')
  const sides = active.map((one) => `${one.disclosing_organisation_id} ${one.receiving_organisation_id}`)
  expect(sides).toEqual([...new Set(sides)])
}

/** What is sent names its sender and goes to the provider that the step has named; from an FCRC to IDHS, which chooses. */
function goesWhereItWasSent(doing: Doing, before: World): void {
  const { step, stage, by, person, referral } = doing
  const { referrals } = stage.world
  if (step.act === 'refer' || step.act === 'reverse') {
    const sent = referrals.find(({ id }) => before.referrals.every((one) => one.id !== id))
    const asProvider = isOne(by, 'partner') || person === 'office'
    if (person !== 'everything') expect(sent?.from_organisation_id).toBe(asProvider ? by.organisationId : null)
    const toIdhs = step.act === 'reverse' || by.organisationId === OFFICE
    expect(sent?.to_organisation_id).toBe(toIdhs ? null : named(doing).toOrganisationId)
  }
  if (step.act === 'distribute' || (step.act === 'rework' && referral?.kind !== 'reverse')) {
    const sentOn = referrals.find(({ id }) => id === referral?.id)
    const { toOrganisationId } = named({ ...doing, stage: { ...stage, world: before } })
    expect(sentOn?.to_organisation_id).toBe(toOrganisationId)
  }
}

/**
 * Whoever is taken is enrolled exactly while an enrolment there is open: not called on to enrol then, and exited with the
 * last one (REF-061). The end of one exits nobody who is still enrolled.
 */
function enrolmentsAreKnown(act: ActName, before: World, { referrals, enrolments }: World): void {
  const isServed = ({ organisation_id: at }: RawReferral) =>
    enrolments.some(({ organisation_id: place, ended_on: end }) => place === at && end === null)
  const accepted = referrals.filter(({ status }) => status === 'accepted')
  expect(accepted.filter((one) => one.enrolled !== isServed(one))).toEqual([])
  const exited = referrals.filter(({ id, status }) => {
    const was = before.referrals.find((one) => one.id === id)
    return act === 'leave' && status === 'exited' && was?.status !== 'exited'
  })
  expect(exited.filter(isServed)).toEqual([])
}

/** What has run out can still be taken back, and counts for nothing else ever again (REF-019). */
function consentsEndForGood(act: ActName, before: World, { consents }: World): void {
  for (const was of before.consents) {
    const now = consents.find(({ id }) => id === was.id)
    expect(now?.version).toBeGreaterThanOrEqual(was.version)
    const ends = act === 'revoke' || act === 'revokeOwn' ? [was.status, 'revoked'] : [was.status]
    if (was.status !== 'active') expect(was.status === 'revoked' ? ['revoked'] : ends).toContain(now?.status)
  }
}

/** REF-002: stored, told and on every row of the customer. */
function accessIs(expected: readonly string[], { granted, told, referrals, consents }: World): void {
  expect(granted).toEqual(expected)
  expect(told ?? []).toEqual(expected)
  for (const { granted_organisation_ids } of [...referrals, ...consents])
    expect(granted_organisation_ids).toEqual(expected)
}

/** REF-053: what somebody of a provider finds in lists and under addresses. */
async function shows(stage: Stage, place: string, person: Caller, expected: readonly string[]): Promise<void> {
  const { stand, customerId, world } = stage
  const mayKnow = (one: RawReferral) => one.organisation_id === place || expected.includes(place)
  const isShown = (one: RawReferral) => one.removed_at === null && !HIDDEN.includes(one.status) && mayKnow(one)
  const last = world.referrals.findLast(({ organisation_id }) => organisation_id === place)
  const as = stand.as(person)
  const [list, access, opened] = await Promise.all([
    as.call(listReferrals, { customerId, view: 'all', pageSize: 100 }),
    opens(as.call(readAccess, { customerId })),
    last !== undefined && opens(as.call(openReferral, { id: last.id })),
  ])
  const shown = world.referrals.filter(isShown).map(({ id }) => id)
  expect(list.rows.map(({ id }) => id).toSorted()).toEqual(shown.toSorted())
  expect(access).toBe(expected.includes(place))
  expect(opened).toBe(last !== undefined && isShown(last))
}

async function opens(asked: Promise<unknown>): Promise<boolean> {
  return asked.then(
    () => true,
    (problem: unknown) => {
      if (problem instanceof Refusal && problem.code === 'NOT_FOUND') return false
      throw problem
    },
  )
}
