import { ROLES, type DeliveryView, type UserView } from '@isets/contracts'
import { page, searchOf, text, word, type SearchOf } from '../list/list-search.ts'

export const USER_SORTS = ['name', '-name', 'lastSignIn', '-lastSignIn'] as const

/**
 * Written again from the contract, whose modules with schemas would bring zod into the bundle; the types hold them
 * equal.
 */
export const USER_STATUSES = ['active', 'deactivated'] as const satisfies readonly UserView['status'][]
export const DELIVERY_STATES = [
  'queued',
  'sending',
  'sent',
  'failed',
] as const satisfies readonly DeliveryView['state'][]

/** `/admin/users?q=&role=&status=&sort=&page=` */
export const parseUsersSearch = searchOf({
  q: text(100),
  role: word(ROLES),
  status: word(USER_STATUSES),
  sort: word(USER_SORTS),
  page,
})

/** `/admin/mail?q=&state=&page=` */
export const parseMailSearch = searchOf({ q: text(), state: word(DELIVERY_STATES), page })

/** `/admin/mail-templates?template=&sample=` */
export const parseTemplateSearch = searchOf({ template: text(60), sample: text(60) })

/** Services that consume events. */
export const CONSUMING_SERVICES = ['help-desk', 'notifier', 'ies-exchange', 'referrals', 'casework', 'billing'] as const
export type ConsumingService = (typeof CONSUMING_SERVICES)[number]

/** `/admin/dead-letters?service=&page=` */
export const parseDeadLettersSearch = searchOf({ service: word(CONSUMING_SERVICES), page })

/** `/admin/quarantine?page=` */
export const parseQuarantineSearch = searchOf({ page })

export type TemplateSearch = SearchOf<typeof parseTemplateSearch>
