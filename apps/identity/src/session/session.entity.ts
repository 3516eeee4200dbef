import { defineEntity, p } from '@mikro-orm/core'
import { UserAccount } from '../user/user-account.entity.ts'

export const SESSION_END_REASONS = ['sign-out', 'deactivated', 'replaced', 'password-reset'] as const

const SessionSchema = defineEntity({
  name: 'Session',
  properties: {
    /** Names the session in tokens, audit and events. It opens nothing. */
    id: p.uuid().primary(),
    /** SHA-256 of the token in the cookie. */
    tokenHash: p.text().unique().hidden(),
    userId: () => p.manyToOne(UserAccount).mapToPk().joinColumn('user_id').deleteRule('restrict').index(),
    openedAt: p.datetime().index(),
    /** Written on every activity: no index, so that the row can be updated in place. */
    lastActiveAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    endReason: p.enum(SESSION_END_REASONS).nullable(),
    address: p.text(),
    device: p.text(),
  },
})

/** A signed-in browser. Real time counts, whatever the demo clock says. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session)
