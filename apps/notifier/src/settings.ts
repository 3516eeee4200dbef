import type { ReplySettings } from '@isets/service-kit'
import type { InjectionToken } from '@nestjs/common'
import type { Surroundings } from './template/mail-template.ts'

export interface MailSettings extends Surroundings {
  readonly smtpUrl: string
  /** `Name <address>` of the sender. */
  readonly from: string
  /** Right side of every Message-ID. */
  readonly mailDomain: string
  /** Addresses that take answers by mail (HELP-022); without them answers are given in ISETS only. */
  readonly replies?: ReplySettings | undefined
  readonly connections: number
  /** Mails go out in the background: never more than this, so that they leave the machine to the people who work. */
  readonly mailsPerSecond: number
}
export const MAIL_SETTINGS: InjectionToken = Symbol('mail settings')
