import { randomUUID } from 'node:crypto'
import { contract, Refusal, type ReferralView } from '@isets/contracts'
import { CURRENT_CONSENT_TEXT, localDateOf } from '@isets/rules'
import { caller } from '@isets/service-kit/testing'
import type { DiaryLine, Sides } from '@isets/testing'
import type { Signing, Step } from './histories.ts'
import { OFFICE, PROVIDERS } from './places.ts'
import type { Services } from './services.ts'
import { partnerOf } from './viewers.ts'

const { casework, referrals } = contract
const DAY_MS = 24 * 3_600_000
/** What a step may well be answered with: most random ones are not possible as things stand. */
const EXPECTED = ['WRONG_STATUS', 'NOT_FOUND', 'FORBIDDEN', 'INVALID']

/** Each time another person, so that nobody answers the own referral. */
const workforce = () => caller('workforce_development')
const worker = () => partnerOf(OFFICE)

interface Asked {
  readonly id: string
  readonly reverse: boolean
}

interface Given {
  readonly id: string
  readonly sides: Sides
}

/** How long ago an old form was signed: it runs out soon. */
const SIGNED_LONG_AGO = 340

/** Tries steps with one customer on the real service, and writes down what was done. */
export class CaseFile {
  readonly customerId: string
  readonly diary: DiaryLine[] = []
  readonly #services: Services
  readonly #referrals: Asked[] = []
  /** All that were ever given, revoked ones as well: the service has to know which of them count. */
  readonly #consents: Given[] = []
  #enrolment: string | undefined

  constructor(services: Services, customerId: string) {
    this.#services = services
    this.customerId = customerId
  }

  /**
   * Whether the service let it happen, or there was nothing to do.
   * @throws Error when the service answers a step with something that it should not
   */
  async try(step: Step, day: number): Promise<boolean> {
    try {
      await this.#do(step, day)
      return true
    } catch (error) {
      if (!(error instanceof Refusal) || !EXPECTED.includes(error.code)) throw error
      return false
    }
  }

  #as(person: ReturnType<typeof caller>) {
    return this.#services.referrals.as(person)
  }

  #today(daysAgo = 0): string {
    return localDateOf(new Date(this.#services.clock.now().getTime() - daysAgo * DAY_MS))
  }

  async #do(step: Step, day: number): Promise<void> {
    if (step.what === 'reverse') await this.#reverse(step, day)
    else if (step.what === 'refer') await this.#refer(step, day)
    else if (step.what === 'answer') await this.#answer(step)
    else if (step.what === 'rework') await this.#rework(step, day)
    else if (step.what === 'revoke') await this.#revoke(step)
    else if (step.what === 'change of mind') await this.#changeMind(step, day)
    else if (step.what === 'serve') await this.#serve()
    else if (step.what === 'let go') await this.#letGo()
    else if (step.what === 'refer to itself') await this.#referToItself()
    else await this.#end(step)
  }

  async #reverse({ provider, signing }: Extract<Step, { what: 'reverse' }>, day: number): Promise<void> {
    const place = at(PROVIDERS, provider)
    const { id: from } = place
    const sides = { from, to: null }
    const consentId = (await this.#agree(sides, signing, day)) ?? this.#anyConsent()
    const dates = { assessmentCompletedOn: this.#today(), expectedStartOn: this.#today() }
    const wish = { office: 'Sample FCRC North', response: 'assessment_completed', serviceNeeded: 'SJP' } as const
    const form = { customerId: this.customerId, consentId, ...wish, ...dates }
    const { id } = await this.#as(partnerOf(place)).call(referrals.submitReverseReferral, form)
    this.#referrals.push({ id, reverse: true })
    this.#note({ fact: 'asked', day, referral: id, provider: from, sides: [sides] })
  }

  async #refer({ from, provider, signing }: Extract<Step, { what: 'refer' }>, day: number): Promise<void> {
    const { id: toOrganisationId, programmeId } = at(PROVIDERS, provider)
    const sides = { from: from === null ? null : at(PROVIDERS, from).id, to: toOrganisationId }
    const consentId = await this.#agree(sides, signing, day)
    const form = {
      customerId: this.customerId,
      consentId,
      toOrganisationId,
      programmeId,
      serviceNeeded: 'SJP',
    } as const
    const { id } = await this.#as(from === null ? workforce() : partnerOf(at(PROVIDERS, from))).call(
      referrals.refer,
      form,
    )
    this.#referrals.push({ id, reverse: false })
    this.#note({ fact: 'asked', day, referral: id, provider: toOrganisationId, sides: [sides] })
  }

  async #answer({ with: answer, pick }: Extract<Step, { what: 'answer' }>): Promise<void> {
    const found = await this.#open(pick)
    if (found === undefined) return
    const { view, reverse } = found
    const target = { id: view.id, version: view.version }
    const today = this.#today()
    const yes = answer !== 'reject'
    if (reverse) {
      await this.#as(workforce()).call(referrals.decideReverseReferral, {
        ...target,
        receivesSnap: true,
        etEligible: yes,
      })
    } else {
      const receiver = this.#as(
        partnerOf(
          at(
            PROVIDERS,
            PROVIDERS.findIndex(({ id }) => id === view.to?.id),
          ),
        ),
      )
      if (answer === 'accept') {
        const dates = { assessmentCompletedOn: today, expectedStartOn: today }
        await receiver.call(referrals.acceptReferral, { ...target, ...dates })
      } else if (answer === 'waitList') await receiver.call(referrals.waitListReferral, target)
      else await receiver.call(referrals.rejectReferral, { ...target, response: 'no_contact', rejectedOn: today })
    }
    this.#note({ fact: yes ? 'taken' : 'refused', referral: view.id })
  }

  /** IDHS takes up again what came to nothing; from then on it is IDHS that sends. */
  async #rework({ provider, pick, signing }: Extract<Step, { what: 'rework' }>, day: number): Promise<void> {
    const found = await this.#open(pick)
    if (found === undefined) return
    const { view, reverse } = found
    const { id: toOrganisationId, programmeId } = at(PROVIDERS, provider)
    const sides = reverse ? { from: view.from?.id ?? null, to: null } : { from: null, to: toOrganisationId }
    const consentId = await this.#agree(sides, signing, day)
    const receiver = reverse ? {} : { toOrganisationId, programmeId }
    const again = { id: view.id, version: view.version, consentId, ...receiver }
    await this.#as(workforce()).call(referrals.reworkReferral, again)
    this.#note({ fact: 'asked', day, referral: view.id, provider: sides.from ?? toOrganisationId, sides: [sides] })
  }

  async #revoke({ pick }: Extract<Step, { what: 'revoke' }>): Promise<void> {
    const given = this.#consents[pick % Math.max(this.#consents.length, 1)]
    if (given !== undefined) await this.#takeBack(given)
  }

  async #takeBack({ id, sides }: Given): Promise<void> {
    const all = { customerId: this.customerId, pageSize: 100 }
    const { rows } = await this.#as(workforce()).call(referrals.listConsents, all)
    const version = rows.find((row) => row.id === id)?.version ?? 0
    await this.#as(workforce()).call(referrals.revokeConsent, { id, version })
    this.#note({ fact: 'agreement revoked', sides })
  }

  async #changeMind({ provider }: Extract<Step, { what: 'change of mind' }>, day: number): Promise<void> {
    const sides = { from: null, to: at(PROVIDERS, provider).id }
    await this.#agree(sides, 'long ago', day)
    await this.#agree(sides, 'today', day)
    await this.#takeBack(at(this.#consents, this.#consents.length - 1))
    await this.#refer({ what: 'refer', from: null, provider, signing: 'nothing' }, day)
  }

  async #end({ what, pick }: Extract<Step, { what: 'exit' | 'close' }>): Promise<void> {
    const found = await this.#open(pick)
    if (found === undefined) return
    const target = { id: found.view.id, version: found.view.version, note: 'Has moved away' }
    if (what === 'exit') await this.#as(caller('super_admin')).call(referrals.exitReferral, target)
    else await this.#as(workforce()).call(referrals.closeReferral, target)
    this.#note({ fact: what === 'exit' ? 'exited' : 'over', referral: target.id })
  }

  async #serve(): Promise<void> {
    const days = { plannedStartOn: this.#today(), plannedEndOn: this.#today() }
    const { id } = await this.#services.casework.as(worker()).call(casework.enrolAtFcrc, {
      ...{ customerId: this.customerId, programmeId: OFFICE.programmeId },
      activities: [{ type: 'WRT', hoursPerWeek: 2_000, ...days }],
    })
    this.#enrolment = id
    this.#note({ fact: 'served', on: this.#today(), enrolment: id, provider: OFFICE.id })
  }

  /** Removes what is planned and exits. */
  async #letGo(): Promise<void> {
    if (this.#enrolment === undefined) return
    const admin = this.#services.casework.as(caller('super_admin'))
    const { goals } = await admin.call(casework.openPlan, { customerId: this.customerId })
    for (const { id, version, status } of goals.flatMap(({ activities }) => activities)) {
      if (status === 'planned') await admin.call(casework.removeActivity, { id, version })
    }
    const { choices } = await admin.call(casework.exitOptions, { customerId: this.customerId })
    const { version = 0 } = choices.find(({ enrolment }) => enrolment.id === this.#enrolment)?.enrolment ?? {}
    const outcome = { status: 'unsuccessful', reason: 'left', completedOn: this.#today() } as const
    await admin.call(casework.exitCustomer, { id: this.#enrolment, version, ...outcome })
    this.#note({ fact: 'left', enrolment: this.#enrolment })
    this.#enrolment = undefined
    await this.#services.casework.sql('update customer set screened_on = ? where id = ?', [
      ...[this.#today(), this.customerId],
    ])
  }

  /** @throws Error when the service lets it happen */
  async #referToItself(): Promise<void> {
    const { id: toOrganisationId, programmeId } = OFFICE
    const form = { customerId: this.customerId, toOrganisationId, programmeId, serviceNeeded: 'SJP' } as const
    await this.#as(worker()).call(referrals.refer, form)
    throw new Error('An FCRC has referred a customer to itself')
  }

  /** The consent to name: one given before, or a new one; none to leave it to the service whether any will do. */
  async #agree(sides: Sides, signing: Signing, day: number): Promise<string | undefined> {
    const known = this.#consents.findLast((one) => isSame(one.sides, sides))
    if (signing === 'nothing') return undefined
    if (signing === 'as before' && known !== undefined) return known.id
    const daysAgo = signing === 'long ago' ? SIGNED_LONG_AGO : 0
    const by = workforce()
    const fileId = randomUUID()
    const file = { id: fileId, name: 'consent.pdf', mediaType: 'application/pdf', bytes: 2_048, sha256: 'a'.repeat(64) }
    await this.#as(by).call(referrals.registerConsentFile, file)
    const given = await this.#as(by).call(referrals.recordConsent, {
      ...{
        disclosingOrganisationId: sides.from,
        receivingOrganisationId: sides.to,
        customerId: this.customerId,
        fileId,
      },
      ...{ textVersion: CURRENT_CONSENT_TEXT, signedOn: this.#today(daysAgo) },
      ...{ form: '2151', description: 'Signed form 2151', attested: true },
    })
    this.#consents.push({ id: given.id, sides })
    this.#note({ fact: 'agreed', signed: day - daysAgo, sides })
    return given.id
  }

  /** One that may fit as little as it likes. */
  #anyConsent(): string {
    return this.#consents.at(-1)?.id ?? randomUUID()
  }

  async #open(pick: number): Promise<{ view: ReferralView; reverse: boolean } | undefined> {
    const chosen = this.#referrals[pick % Math.max(this.#referrals.length, 1)]
    if (chosen === undefined) return undefined
    const view = await this.#as(workforce()).call(referrals.openReferral, { id: chosen.id })
    return { view, reverse: chosen.reverse }
  }

  #note(line: DiaryLine): void {
    this.diary.push(line)
  }
}

function at<T>(items: readonly T[], place: number): T {
  const item = items[place]
  if (item === undefined) throw new RangeError(`There is no number ${place}`)
  return item
}

function isSame(one: Sides, other: Sides): boolean {
  return one.from === other.from && one.to === other.to
}
