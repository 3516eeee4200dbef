import { afterAll, beforeAll, describe } from '@jest/globals'
import { afterStories, beforeStories } from './stage/stage.ts'
import { whileOneIsAway } from './stories/absence.ts'
import { arriving } from './stories/arriving.ts'
import { caseNotes } from './stories/case-notes.ts'
import { morningMail } from './stories/morning-mail.ts'
import { closing } from './stories/closing.ts'
import { byKeyboard } from './stories/keyboard.ts'
import { everyPage } from './stories/pages.ts'
import { servedByAnFcrc } from './stories/fcrc.ts'
import { filing } from './stories/filing.ts'
import { following } from './stories/following.ts'
import { isolation } from './stories/isolation.ts'
import { longLists } from './stories/long-lists.ts'
import { overriding } from './stories/overriding.ts'
import { referralPages } from './stories/referral-pages.ts'
import { referring } from './stories/referring.ts'
import { aMonth } from './stories/month.ts'
import { screening } from './stories/screening.ts'
import { sendingBack } from './stories/sending-back.ts'
import { serving } from './stories/serving.ts'
import { signingIn } from './stories/signing-in.ts'
import { starting } from './stories/starting.ts'
import { supportiveServices } from './stories/supportive-services.ts'
import { supporting } from './stories/supporting.ts'
import { visiting } from './stories/visiting.ts'
import { whenTheNetworkIsInTheWay } from './stories/trouble.ts'

/** One system for all stories: starting it takes longer than any of them. */
beforeAll(beforeStories, 900_000)
afterAll(afterStories, 60_000)

describe('signing in', signingIn)
describe('a manager’s morning', starting)
describe('filing a help request', filing)
describe('asking without an account', visiting)
describe('following a help request', following)
describe('keeping organizations apart', isolation)
describe('supporting', supporting)
describe('a customer arrives from IES', arriving)
describe('screening', screening)
describe('referring', referring)
describe('pages of referrals', referralPages)
describe('an FCRC that serves customers itself', servedByAnFcrc)
describe('a referral that goes back', sendingBack)
describe('a supportive service', supportiveServices)
describe('a cost over the cap', overriding)
describe('serving a customer', serving)
describe('a month of staffing and billing', aMonth)
describe('a long report', longLists)
describe('writing and deleting case notes', caseNotes)
describe('by keyboard', byKeyboard)
describe('when the network is in the way', whenTheNetworkIsInTheWay)
describe('every page', everyPage)
describe('while one service is away', whileOneIsAway)
describe('the mail of the morning', morningMail)
describe('a help request left unanswered', closing)
