import type { ReplySettings } from '@isets/service-kit'

/** Where answers by mail come in, and to which addresses. */
export interface MailInSettings {
  /** 0 lets the system choose. */
  readonly port: number
  readonly host: string
  readonly replies: ReplySettings
}

/** `@Inject(MAIL_IN) private readonly settings: MailInSettings | null`; null: no mail is taken. */
export const MAIL_IN = Symbol('mail in')
