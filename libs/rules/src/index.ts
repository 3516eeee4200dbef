/**
 * Pure domain rules: no I/O, no clock. Every rule that depends on the time takes `now`. Moments cross this border as
 * `Date`; dates without a time are `YYYY-MM-DD`. Inside, time is reckoned with Temporal in the calendar's time zone.
 */
export { checkNewPassword, LEAST_PASSWORD_LETTERS, type PasswordFacts } from './account/new-password.ts'
export {
  type BusinessCalendar,
  calendarOfVersion,
  ILLINOIS_CALENDAR,
  isBusinessDay,
  type Shift,
} from './business-calendar/business-calendar.ts'
export { addBusinessDays, addCalendarDays } from './business-calendar/business-days.ts'
export {
  addBusinessHours,
  addBusinessTime,
  businessTimeBetween,
  type HoursMode,
} from './business-calendar/business-hours.ts'
export { formatDate, formatDateTime, formatDeadline } from './business-calendar/date-time-text.ts'
export {
  fiscalMonthIndex,
  fiscalYearDates,
  fiscalYearOf,
  fiscalYearOfDate,
  fiscalYearRange,
} from './business-calendar/fiscal-year.ts'
export { type Holiday, illinoisHolidays } from './business-calendar/illinois-holidays.ts'
export { datePlusDays, localDateOf } from './business-calendar/local-date.ts'
export * from './case-note/contact-date.ts'
export * from './case-note/deletion.ts'
export * from './case-note/labels.ts'
export { likenessOf } from './case-note/likeness.ts'
export { namePieces, peopleNamedIn, type NamedPerson } from './case-note/named-people.ts'
export * from './casework/activity-catalogue.ts'
export * from './casework/activity-dates.ts'
export * from './casework/activity-mix.ts'
export * from './casework/activity-status.ts'
export * from './casework/attendance.ts'
export * from './casework/customer-flags.ts'
export * from './casework/enrolment.ts'
export * from './casework/et-status.ts'
export * from './casework/exit.ts'
export * from './casework/referral-happening.ts'
export * from './casework/screening-age.ts'
export * from './casework/screening-check.ts'
export * from './casework/screening-form.ts'
export * from './digest/mail-kinds.ts'
export * from './digest/pending-referral.ts'
export * from './digest/schedule.ts'
export * from './consent/consent-term.ts'
export * from './consent/consent-text.ts'
export * from './consent/signed-consent.ts'
export * from './help-request/articles.ts'
export * from './help-request/attachment-kinds.ts'
export * from './help-request/catalogue-lookup.ts'
export type * from './help-request/catalogue-types.ts'
export * from './help-request/catalogue.ts'
export * from './help-request/closing.ts'
export { isEmailAddress, isIndividualNumber, isPhoneNumber } from './help-request/contact-formats.ts'
export { FAQ, type FaqEntry } from './help-request/faq.ts'
export * from './help-request/guidance-titles.ts'
export { findByWords, findFaq, suggestFaq } from './help-request/faq-search.ts'
export * from './help-request/faq-words.ts'
export type * from './help-request/filing-types.ts'
export { checkFiling } from './help-request/filing.ts'
export * from './help-request/priority.ts'
export * from './help-request/promise-clock.ts'
export * from './help-request/status.ts'
export * from './help-request/time-left.ts'
export * from './help-request/transitions.ts'
export { initialsOf } from './personal-data/initials.ts'
export { absenceNeedsDecision } from './ies/absence.ts'
export { type AddCustomerForm, checkAddedCustomer, checkEmailEntry, type EmailEntry } from './ies/add-form.ts'
export { FEED_COLUMN_NAMES, FEED_COLUMNS, type FeedColumn, headerFault } from './ies/feed-columns.ts'
export { expectedFeeds, FEED_MODES, type FeedMode, feedTimeliness, mayApplyFrom } from './ies/feed-schedule.ts'
export { illinoisCounty, ILLINOIS_COUNTIES } from './ies/illinois-counties.ts'
export { nameKey } from './ies/name-key.ts'
export {
  type FeedFault,
  type FeedReading,
  type FeedRecord,
  raggedRow,
  readableIndividualNumber,
  readFeedRow,
  repeatedRow,
} from './ies/read-feed-row.ts'
export {
  checkIesSearch,
  IES_IDENTIFIERS,
  type IesIdentifier,
  type IesSearchForm,
  identifiersIn,
} from './ies/search-form.ts'
export { readUsDate, usDate } from './ies/us-date.ts'
export { withoutLongNumbers } from './personal-data/long-numbers.ts'
export { plainText } from './personal-data/plain-text.ts'
export {
  findSsn,
  maskSsn,
  SSN_SENTENCE,
  type SsnOptions,
  type SsnPosition,
} from './personal-data/social-security-number.ts'
export * from './supportive-services/cap.ts'
export * from './supportive-services/categories.ts'
export * from './supportive-services/cost.ts'
export * from './supportive-services/entry.ts'
export * from './supportive-services/money.ts'
export * from './supportive-services/override.ts'
export * from './staffing/index.ts'
export { byDistance, milesBetween } from './places/miles.ts'
export * from './referral/access.ts'
export * from './referral/answers.ts'
export * from './referral/clocks.ts'
export * from './referral/earnfare.ts'
export * from './referral/new-referral.ts'
export * from './referral/status.ts'
export * from './referral/transitions.ts'
