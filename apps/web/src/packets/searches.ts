import type { AmendmentStatus, DashboardMonth, packetReading, InputOf } from '@isets/contracts'
import { flag, id, month, page, searchOf, text, word, year, type SearchOf } from '../list/list-search.ts'

/** Written again from the contract, whose modules with schemas would bring zod into the bundle. */
export const PACKET_STATES = [
  'not_started',
  'provider_manager_not_complete',
  'billing_not_complete',
  'all_complete',
] as const satisfies readonly DashboardMonth[]
type PacketViewName = InputOf<typeof packetReading.listPackets>['view']
export const PACKET_VIEWS = ['all', 'due', 'overdue', 'reopening'] as const satisfies readonly PacketViewName[]
export const PACKET_SORTS = ['-month', 'month', 'organisation'] as const
/** Written again from the contract, too; types and a test hold them equal. */
export const AMENDMENT_STATES = [
  'provisionally_accepted',
  'pending_review',
  'reviewed',
  'approved',
  'rejected',
] as const satisfies readonly AmendmentStatus[]
export const AMENDMENT_VIEWS = ['all', 'to_review', 'to_approve'] as const
export const REPORT_TABS = ['participants', 'costs', 'employment', 'attendance', 'history'] as const
export type ReportTab = (typeof REPORT_TABS)[number]

/** `/packets?view=&mine=&organisationId=&programmeId=&office=&includeFcrcs=&fiscalYear=&month=&state=&sort=&page=` */
export const parsePacketsSearch = searchOf({
  view: word(PACKET_VIEWS),
  mine: flag,
  organisationId: id,
  programmeId: id,
  office: text(),
  includeFcrcs: flag,
  fiscalYear: year,
  month,
  state: word(PACKET_STATES),
  sort: word(PACKET_SORTS),
  page,
})

/** `/packets/$id?report=&page=` */
export const parsePacketSearch = searchOf({ report: word(REPORT_TABS), page })

/** `/amendments?view=&status=&month=&packet=&page=` */
export const parseAmendmentsSearch = searchOf({
  view: word(AMENDMENT_VIEWS),
  status: word(AMENDMENT_STATES),
  month,
  reviewPacketId: id,
  page,
})
export type PacketsSearch = SearchOf<typeof parsePacketsSearch>
export type AmendmentsSearch = SearchOf<typeof parseAmendmentsSearch>
