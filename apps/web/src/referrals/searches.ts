import { REFERRAL_KINDS, REFERRAL_URGENCIES, type ProgrammeType, type ReferralViewName } from '@isets/contracts'
import { id, page, searchOf, text, word, year, type SearchOf } from '../list/list-search.ts'

/** Written again from the contract, whose operations would bring zod into the bundle; a test holds them equal. */
export const REFERRAL_VIEWS = [
  'mine',
  'pending',
  'overdue',
  'to_decide',
  'to_distribute',
  'flags',
  'to_close',
  'rework',
  'sent_back',
  'all',
] as const satisfies readonly ReferralViewName[]
export const REFERRAL_SORTS = ['due', '-due', 'submitted', '-submitted', 'number', '-updated'] as const
export const PROGRAMME_TYPES = ['SJP', 'S2S', 'EF'] as const satisfies readonly ProgrammeType[]
export const PROGRAMME_SORTS = ['organisation', '-organisation', 'name', '-name'] as const

/** `/referrals?view=&q=&kind=&urgency=&organisation=&sort=&page=`, as the digest links to it. */
export const parseReferralsSearch = searchOf({
  view: word(REFERRAL_VIEWS),
  q: text(100),
  kind: word(REFERRAL_KINDS),
  urgency: word(REFERRAL_URGENCIES),
  organisation: id,
  sort: word(REFERRAL_SORTS),
  page,
})
export type ReferralsSearch = SearchOf<typeof parseReferralsSearch>

export const EXPIRY_SORTS = ['expired', '-expired', 'provider', '-provider'] as const

/** `/referrals/expiries?fiscalYear=2027&sort=&page=` */
export const parseExpiriesSearch = searchOf({ fiscalYear: year, sort: word(EXPIRY_SORTS), page })

/** `/referrals/new?customer=`: without one, the customer is found first. */
export const parseNewReferralSearch = searchOf({ customer: id })

/** `/programmes?q=&type=&sort=&page=` */
export const parseProgrammesSearch = searchOf({
  q: text(100),
  type: word(PROGRAMME_TYPES),
  sort: word(PROGRAMME_SORTS),
  page,
})
