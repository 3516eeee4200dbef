import type { InjectionToken } from '@nestjs/common'

/** Mailboxes that get copies by themselves. */
export interface Mailboxes {
  readonly access: string
  readonly policy: string
}

/** `@Inject(MAILBOXES) private readonly mailboxes: Mailboxes` */
export const MAILBOXES: InjectionToken = Symbol('mailboxes')
