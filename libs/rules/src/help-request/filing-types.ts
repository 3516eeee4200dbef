import { type Role } from '@isets/contracts'
import { type AttachmentKind } from './attachment-kinds.ts'

/** What the form sends and the server checks. Optional texts may be missing, `null` or empty, which is the same. */
export type FilingInput = {
  summary: string
  descriptionHtml: string
  category: string
  subcategory: string
  cc: readonly string[]
  requester: { firstName: string; lastName: string; email: string; phone?: Text; extension?: Text }
  /** HELP-013: `null` is "Not Set", which is not an answer. */
  isPartner: boolean | null
  organisationName?: Text
  aboutCustomer: boolean
  customer?: { firstName?: Text; lastName?: Text; email?: Text; individualNumber?: Text } | null
  context?: { pageUrl?: Text; browser?: Text; reportName?: Text; reportFilter?: Text; steps?: Text } | null
  blocksWork: boolean
  /** `YYYY-MM-DD` */
  newUserBirthDate?: Text
  attachments: readonly { fileId: string; fileName: string; kind: AttachmentKind }[]
}

type Text = string | null | undefined

/** Who files; no roles means a visitor who is not signed in (IDN-004). */
export type Filer = { roles: readonly Role[] }

/** Places of the form a sentence can belong to. */
export type FilingField =
  | 'summary'
  | 'descriptionHtml'
  | 'category'
  | 'subcategory'
  | 'cc'
  | `requester.${'firstName' | 'lastName' | 'email' | 'phone' | 'extension'}`
  | 'isPartner'
  | 'organisationName'
  | `customer.${'firstName' | 'lastName' | 'email' | 'individualNumber'}`
  | `context.${'pageUrl' | 'browser' | 'reportName' | 'reportFilter' | 'steps'}`
  | 'newUserBirthDate'
  | 'attachments'

/** Field → sentence. Empty means that the request can be filed. */
export type FilingProblems = Partial<Record<FilingField, string>>
