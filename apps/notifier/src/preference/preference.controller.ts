import { contract, type Caller, type InputOf, type MailKind, type MailPreferences } from '@isets/contracts'
import { mailKindsFor } from '@isets/rules'
import { Clock, Handles, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Controller } from '@nestjs/common'
import { MailPreference } from './mail-preference.entity.ts'

const { readMailPreferences, saveMailPreferences } = contract.notifier

/** Everybody's own choice of mails. Nobody reads or changes that of another: the caller is the key. */
@Controller()
export class PreferenceController {
  readonly #em: EntityManager
  readonly #clock: Clock

  constructor(em: EntityManager, clock: Clock) {
    this.#em = em
    this.#clock = clock
  }

  @Handles(readMailPreferences)
  async readMailPreferences(_input: InputOf<typeof readMailPreferences>, { caller }: CallContext) {
    const preference = await this.#em.findOne(MailPreference, caller.userId)
    return preferencesOf(caller, preference?.unwanted ?? [])
  }

  @Handles(saveMailPreferences)
  async saveMailPreferences({ unwanted }: InputOf<typeof saveMailPreferences>, { caller }: CallContext) {
    const { userId } = caller
    await this.#em.upsert(MailPreference, { userId, unwanted: [...new Set(unwanted)], changedAt: this.#clock.now() })
    recordAudit(this.#em, { action: 'edit', objectType: 'User', objectId: userId, changedFields: ['mailPreferences'] })
    return preferencesOf(caller, unwanted)
  }
}

function preferencesOf({ roles, email }: Caller, unwanted: readonly MailKind[]): MailPreferences {
  return { email, kinds: mailKindsFor(roles).map((kind) => ({ kind, wanted: !unwanted.includes(kind) })) }
}
