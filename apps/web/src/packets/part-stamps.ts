import type { PacketHistoryEntry, PacketPart, PacketView } from '@isets/contracts'

/** What is stamped under each part. Ticks carry their own stamp, in the checklist. */
const STAMPED = {
  provider: ['submitted', 'change_requested'],
  provider_manager: ['approved', 'unapproved', 'change_refused'],
  billing: ['billing_approved'],
} as const satisfies Record<PacketPart, readonly PacketHistoryEntry['action'][]>

export interface PartStamp {
  readonly action: (typeof STAMPED)[PacketPart][number]
  readonly at: string
  readonly name: string
}

/** BILL-051: the last submission, request, approval and un-approval with date and user, as they followed each other. */
export function partStamps({ history }: Pick<PacketView, 'history'>, part: PacketPart): PartStamp[] {
  return STAMPED[part]
    .flatMap((action): PartStamp[] => {
      const last = history.findLast((entry) => entry.action === action && entry.changedCost !== true)
      return last === undefined || last.by === null ? [] : [{ action, at: last.at, name: last.by.name }]
    })
    .toSorted((one, other) => one.at.localeCompare(other.at))
}
