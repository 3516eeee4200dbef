import { billingOperations } from './billing/index.ts'
import { caseworkOperations } from './casework/index.ts'
import { deadLetters } from './dead-letters.ts'
import { answerDrafts } from './help-desk/answer-draft.ts'
import { escalation } from './help-desk/escalation.ts'
import { filing, reading, uploadsInternal, working } from './help-desk/operations.ts'
import { quarantine } from './help-desk/quarantine.ts'
import { visiting } from './help-desk/visitor.ts'
import { customerAccounts, customerAccountsInternal } from './identity/customer-account.ts'
import { ownLogin } from './identity/own-login.ts'
import { session, sessionInternal } from './identity/session.ts'
import { users } from './identity/users.ts'
import { iesExchangeOperations } from './ies-exchange/index.ts'
import { mail } from './notifier/operations.ts'
import { mailPreferences } from './notifier/preferences.ts'
import { referralsOperations } from './referrals/index.ts'

/** Every operation of ISETS. The key under a service is the operation's name on the wire. */
export const contract = {
  identity: {
    ...session,
    ...sessionInternal,
    ...ownLogin,
    ...customerAccounts,
    ...customerAccountsInternal,
    ...users,
  },
  helpDesk: {
    ...filing,
    ...reading,
    ...working,
    ...escalation,
    ...answerDrafts,
    ...visiting,
    ...uploadsInternal,
    ...quarantine,
    ...deadLetters('help-desk'),
  },
  notifier: { ...mail, ...mailPreferences, ...deadLetters('notifier') },
  iesExchange: iesExchangeOperations,
  referrals: referralsOperations,
  casework: caseworkOperations,
  billing: billingOperations,
}
