/** How long the help desk keeps what nobody has sent, in days. */
export interface Retention {
  /** Uploads that are part of no message and no draft. */
  readonly looseUploadDays: number
  /** Half-written requests, from their last change. */
  readonly draftDays: number
}

export const RETENTION = Symbol('retention')
export const USUAL_RETENTION: Retention = { looseUploadDays: 7, draftDays: 90 }
