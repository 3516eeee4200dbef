import type { account } from './account.ts'
import type { administration } from './administration.ts'
import type { contracts } from './contracts.ts'
import type { customers } from './customers.ts'
import type { faq } from './faq.ts'
import type { files } from './files.ts'
import type { filing } from './filing.ts'
import type { ies } from './ies.ts'
import type { list } from './list.ts'
import type { notes } from './notes.ts'
import type { packets } from './packets.ts'
import type { passwordReset } from './password-reset.ts'
import type { programmes } from './programmes.ts'
import type { questions } from './questions.ts'
import type { queue } from './queue.ts'
import type { referrals } from './referrals.ts'
import type { requests } from './requests.ts'
import type { services } from './services.ts'
import type { shell } from './shell.ts'
import type { start } from './start.ts'
import type { startPassword } from './start-password.ts'

/**
 * Every word of the web app in English, as a type: another language has to have the same keys. The words of an area
 * come with the pages that name them in the router.
 */
export type English = typeof shell &
  typeof referrals &
  typeof programmes &
  typeof list &
  typeof packets &
  typeof passwordReset &
  typeof faq &
  typeof files &
  typeof filing &
  typeof requests &
  typeof questions &
  typeof queue &
  typeof administration &
  typeof start &
  typeof startPassword &
  typeof contracts &
  typeof customers &
  typeof account &
  typeof notes &
  typeof services &
  typeof ies
