import type { ReferralDraft } from '@isets/contracts'
import { Temporal } from 'temporal-polyfill'
import { ILLINOIS_CALENDAR } from '../business-calendar/business-calendar.ts'
import { checkReverseReferral } from './answers.ts'

/** The form of a new referral before anything is typed. */
export const EMPTY_REFERRAL: ReferralDraft = {
  ...{ side: null, serviceNeeded: null, office: '', response: null, assessmentCompletedOn: '', expectedStartOn: '' },
  ...{ programmeId: '', intakeLocationId: '', intakeOn: '', intakeAt: '', eligibilityConfirmed: false, note: '' },
}

/** What the check depends on beside the form. */
export type NewReferralFacts = {
  /** Today in Illinois, `YYYY-MM-DD`. */
  today: string
  /** REF-013: whether an active consent covers the receiver that is chosen. */
  hasConsent: boolean
  /** Whether the customer has an open referral to the receiver that is chosen. */
  hasOpen: boolean
}
export type NewReferralField = keyof ReferralDraft | 'consentId'
export type NewReferralProblems = Partial<Record<NewReferralField, string>>

/** Field to sentence; empty when it can be submitted (REF-010 to REF-034). The server checks again. */
export function checkNewReferral(form: ReferralDraft, facts: NewReferralFacts): NewReferralProblems {
  if (form.side === null) return { side: 'Please choose to whom you refer the customer.' }
  const needed: NewReferralProblems = form.serviceNeeded === null ? { serviceNeeded: 'Please choose a service.' } : {}
  if (form.side === 'distribution') return needed
  const sides = form.side === 'reverse' ? reverseProblems(form, facts) : providerProblems(form, facts)
  const missing = 'The customer has to give consent for this receiver first.'
  return { ...needed, ...sides, ...(facts.hasConsent ? {} : { consentId: missing }) }
}

/** REF-012, REF-024 to REF-026. */
function reverseProblems(form: ReferralDraft, { today, hasOpen }: NewReferralFacts): NewReferralProblems {
  const { response, assessmentCompletedOn, expectedStartOn, office } = form
  const dates =
    response === null
      ? { response: 'Please say how far you are with the customer.' }
      : checkReverseReferral(
          {
            response,
            assessmentCompletedOn: assessmentCompletedOn || undefined,
            expectedStartOn: expectedStartOn || undefined,
          },
          today,
        )
  return {
    ...(hasOpen && { side: 'A referral of this customer to you is still open.' }),
    ...(office === '' && { office: 'Please choose an FCRC. Any of them is right.' }),
    ...dates,
  }
}

/** REF-034, PROV-008: the receiver, and an intake that has both day and time and lies ahead. */
function providerProblems(form: ReferralDraft, { today, hasOpen }: NewReferralFacts): NewReferralProblems {
  const problems: NewReferralProblems = {}
  if (form.programmeId === '') problems.programmeId = 'Please choose a provider and its program.'
  else if (hasOpen) problems.programmeId = 'A referral of this customer to this provider is still open.'
  if (form.intakeOn === '' && form.intakeAt !== '') problems.intakeOn = 'Please enter the day of the intake.'
  else if (form.intakeOn !== '' && form.intakeOn < today) problems.intakeOn = 'The intake cannot lie in the past.'
  if (form.intakeOn !== '' && form.intakeAt === '') problems.intakeAt = 'Please enter the time of the intake.'
  return problems
}

/** The moment of a day and a time in Illinois, `2026-03-09` and `14:30`, as an instant. */
export function intakeInstant(day: string, time: string): string {
  const local = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: ILLINOIS_CALENDAR.timeZone,
    plainTime: Temporal.PlainTime.from(time),
  })
  return new Date(local.epochMilliseconds).toISOString()
}
