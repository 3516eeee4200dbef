import { deadLetters } from '../dead-letters.ts'
import { discardedFiles } from '../discarded-files.ts'
import { consentFiles, consents } from './consents.ts'
import { monitoring } from './expiries.ts'
import { preparing } from './form.ts'
import { managing } from './managing.ts'
import { locations, programmes } from './programmes.ts'
import { answering, referralReading, referring } from './referral.ts'

export * from './events.ts'
export type { ProviderExpiries } from './expiries.ts'
export type { OfficeView, ReceiverView, ReferableCustomer, ReferralDraft, ReferralFormView } from './form.ts'
export * from './labels.ts'
export { REFERRAL_VIEWS, type ReferralViewName } from './referral.ts'
export * from './shapes.ts'

/** Every operation of referrals: one group for each capability, each in its own file beside this one. */
export const referralsOperations = {
  ...programmes,
  ...locations,
  ...consents,
  ...consentFiles,
  ...referralReading,
  ...monitoring,
  ...preparing,
  ...referring,
  ...answering,
  ...managing,
  ...discardedFiles('referrals', '/internal/consent-files/discarded'),
  ...deadLetters('referrals'),
}
