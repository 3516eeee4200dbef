import { constants, setPriority } from 'node:os'
import { bootstrapService } from '@isets/service-kit'
import { notifierModule } from './app.module.ts'
import { mailSettings, notifierConfig } from './config.ts'
import { notifierOrm } from './orm.ts'

/** Mail can wait a second when the machine is busy; the people in front of their browsers cannot. */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

/** What comes within this time becomes mails in one transaction, in milliseconds. */
const eventRestMs = 200

const config = notifierConfig()
await bootstrapService({
  name: 'notifier',
  config,
  module: notifierModule(mailSettings(config)),
  orm: notifierOrm,
  eventRestMs,
})
