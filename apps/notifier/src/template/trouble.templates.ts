import { helpDeskEvents, type MailTrouble } from '@isets/contracts'
import { withoutLongNumbers } from '@isets/rules'
import { facts, link, paragraph } from './block.ts'
import { mailTemplate } from './mail-template.ts'
import { REASON } from './recipients.ts'
import { newRequestUrl, requestUrl } from './request-url.ts'
import { mailTroubleSamples } from './samples.ts'

const NOT_ADDED = 'was not added'
const AGAIN = 'Please answer in ISETS, or answer the mail of ISETS again.'

interface Words {
  /** Goes on from "your answer". */
  readonly subject: string
  readonly why: string
  readonly what: string
  /** A new request instead of the one at hand. */
  readonly anew?: boolean
}

const WORDS = {
  personal_data: {
    subject: NOT_ADDED,
    why: 'Your answer by mail was not added and is not kept: it looks as if it held a full Social Security number.',
    what: `${AGAIN} Leave the number out; an individual number is enough. Please delete the mail that you sent, too.`,
  },
  closed: {
    subject: NOT_ADDED,
    why: 'Your answer by mail was not added: this request is closed and cannot be opened again.',
    what: 'If the matter goes on, please file a new request.',
    anew: true,
  },
  not_allowed: {
    subject: NOT_ADDED,
    why: 'Your answer by mail was not added: you may not answer this request any more.',
    what: 'If you need help yourself, please file a request of your own.',
    anew: true,
  },
  no_words: {
    subject: NOT_ADDED,
    why: 'Your answer by mail was not added: there were no words of yours above the line that our mails begin with.',
    what: `Please write above that line. Files and pictures are added in ISETS. ${AGAIN}`,
  },
  too_long: {
    subject: NOT_ADDED,
    why: 'Your answer by mail was not added: it is too long.',
    what: `${AGAIN} What does not fit can be added as a file in ISETS.`,
  },
  full: {
    subject: NOT_ADDED,
    why: 'Your answer by mail was not added: this conversation is full.',
    what: 'Please file a new request that names this one.',
    anew: true,
  },
  words_left_out: {
    subject: 'was added in part',
    why: 'The words above the quoted mail were added to the request. It looks as if you also wrote below it or between its lines: these words were not added, and are not kept.',
    what: 'If they are yours, please add them in ISETS, or answer the mail of ISETS again and write all of it above the line.',
  },
  files_left_out: {
    subject: 'was added without its files',
    why: 'The words of your answer were added to the request. The files that came with it were not, and are not kept.',
    what: 'Please add the files in ISETS, where they are checked for viruses.',
  },
} as const satisfies Record<MailTrouble, Words>

export const mailTrouble = mailTemplate({
  description: 'Tells somebody that the answer by mail was not taken, and what to do instead (HELP-022, HELP-019)',
  event: helpDeskEvents.mailTrouble,
  recipients: ({ sender: { id, email } }) => [{ email, userId: id, audience: 'sender' }],
  letter: ({ number, summary, trouble }, audience, { webUrl }) => {
    const { subject, why, what, anew = false }: Words = WORDS[trouble]
    return {
      subject: `${number}: your answer ${subject}`,
      blocks: [
        paragraph(why),
        facts(['Number', number], ['Summary', withoutLongNumbers(summary)]),
        paragraph(what),
        ...(anew ? [link('File a new request', newRequestUrl(webUrl))] : []),
        link('Open the request', requestUrl(webUrl, number)),
      ],
      reason: REASON[audience],
    }
  },
  samples: mailTroubleSamples,
})
