import { ROLES, type DeliveryView, type Role, type UserView } from '@isets/contracts'
import { oneOf, pageFrom, textFrom, type SearchRecord } from '../app/search-text.ts'

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

export interface UsersSearch {
  q?: string
  role?: Role
  status?: UserView['status']
  sort?: (typeof USER_SORTS)[number]
  page?: number
}
export function parseUsersSearch(raw: SearchRecord): UsersSearch {
  return {
    q: textFrom(raw['q'], 100),
    role: oneOf(ROLES, raw['role']),
    status: oneOf(USER_STATUSES, raw['status']),
    sort: oneOf(USER_SORTS, raw['sort']),
    page: pageFrom(raw['page']),
  }
}

export interface MailSearch {
  q?: string
  state?: DeliveryView['state']
  page?: number
}
export function parseMailSearch(raw: SearchRecord): MailSearch {
  return { q: textFrom(raw['q']), state: oneOf(DELIVERY_STATES, raw['state']), page: pageFrom(raw['page']) }
}

export interface TemplateSearch {
  template?: string
  sample?: string
}
export function parseTemplateSearch(raw: SearchRecord): TemplateSearch {
  return { template: textFrom(raw['template'], 60), sample: textFrom(raw['sample'], 60) }
}

/** Services that consume events. */
export const CONSUMING_SERVICES = ['help-desk', 'notifier', 'ies-exchange', 'referrals', 'casework', 'billing'] as const
export type ConsumingService = (typeof CONSUMING_SERVICES)[number]
export interface DeadLettersSearch {
  service?: ConsumingService
  page?: number
}
export function parseDeadLettersSearch(raw: SearchRecord): DeadLettersSearch {
  return { service: oneOf(CONSUMING_SERVICES, raw['service']), page: pageFrom(raw['page']) }
}
