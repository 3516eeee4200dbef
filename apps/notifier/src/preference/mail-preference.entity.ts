import type { MailKind } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

const MailPreferenceSchema = defineEntity({
  name: 'MailPreference',
  tableName: 'mail_preference',
  properties: {
    userId: p.uuid().primary(),
    unwanted: p.array<MailKind>(),
    changedAt: p.datetime(),
  },
})

/** Which mails somebody does without. Who has no row gets all. */
export class MailPreference extends MailPreferenceSchema.class {}
MailPreferenceSchema.setClass(MailPreference)
