import type { DeletionStatus } from '@isets/contracts'

export type DeletionCommand = 'approve' | 'reject'

/** The whole life of a deletion request. Approved and rejected list nothing: a decision is final. */
export const DELETION_TRANSITIONS = {
  not_reviewed: { approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
} as const satisfies Record<DeletionStatus, Partial<Record<DeletionCommand, DeletionStatus>>>

export interface OpenDeletion {
  readonly status: DeletionStatus
  readonly requesterId: string
  /** The note that was named as the one that stays is deleted itself by now. */
  readonly namedIsDeleted: boolean
}

/** Why a request cannot be approved any more: of two notes that repeat each other one stays (NOTE-016). */
export const NAMED_IS_DELETED = 'The other note is deleted already: reject this request.'

export type DeletionOutcome =
  | { readonly ok: true; readonly status: DeletionStatus }
  | { readonly ok: false; readonly code: 'FORBIDDEN' | 'WRONG_STATUS'; readonly message: string }

/**
 * What a decision makes of a request (NOTE-014, NOTE-016): once, never by the person who asked, and an approval only
 * while the note that should stay is there.
 * @param userId of the one who decides
 */
export function decideDeletion(request: OpenDeletion, command: DeletionCommand, userId: string): DeletionOutcome {
  const next: Partial<Record<DeletionCommand, DeletionStatus>> = DELETION_TRANSITIONS[request.status]
  const status = next[command]
  if (status === undefined) {
    return { ok: false, code: 'WRONG_STATUS', message: 'This request has been decided already.' }
  }
  if (request.requesterId === userId) {
    return { ok: false, code: 'FORBIDDEN', message: 'You asked for this deletion yourself: somebody else decides.' }
  }
  if (status === 'approved' && request.namedIsDeleted) {
    return { ok: false, code: 'WRONG_STATUS', message: NAMED_IS_DELETED }
  }
  return { ok: true, status }
}

/** Whether a note may be asked to be deleted: it is there, and nobody has asked already. */
export function mayAskForDeletion(latest: DeletionStatus | null): boolean {
  return latest === null || latest === 'rejected'
}
