import { type Role } from '@isets/contracts'
import { type AttachmentKind } from './attachment-kinds.ts'
import { type Priority } from './priority.ts'

/** What a subcategory needs beyond the fields that every request needs. */
export type ExtraRequirement =
  'newUserBirthDate' | 'customerIdentification' | Extract<AttachmentKind, 'access-form' | 'picture'>

/** Mailboxes that are copied by themselves (HELP-036, HELP-046); their addresses are settings of the notifier. */
export type CopyMailbox = 'access' | 'policy'

export type Subcategory = {
  /** Stable kebab-case code, kept in the database. */
  code: string
  label: string
  priority: Priority
  /** `anyone` includes visitors who are not signed in (IDN-004). */
  mayFile: 'anyone' | 'signedIn' | readonly Role[]
  /** Said when somebody else tries. */
  refusal?: string
  requires: readonly ExtraRequirement[]
  attachments: readonly AttachmentKind[]
  /** Shown as soon as the subcategory is chosen; it does not stop the filing. */
  advice?: string
  copyTo: readonly CopyMailbox[]
  /** The provider manager of the requester's organisation gets a copy in any case. */
  copyProviderManager: boolean
}

export type Category = { code: string; label: string; subcategories: readonly Subcategory[] }

/** Categories with their subcategories (HELP-008, HELP-009), in the order of the form. */
export type Catalogue = readonly Category[]
