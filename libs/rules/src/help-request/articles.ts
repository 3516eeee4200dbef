import type { Action, GuidanceCode, Subject } from '@isets/contracts'
import { GUIDANCE_TITLES } from './guidance-titles.ts'

export const ARTICLE_AREAS = { how: 'How to', correct: 'Correct what was entered' } as const
export type ArticleArea = keyof typeof ARTICLE_AREAS

/** A page of the knowledge base (HELP-002): how something is done, step by step. */
export interface Article {
  /** Names the article in an address. */
  readonly code: string
  readonly area: ArticleArea
  readonly question: string
  /** Steps, in their order. */
  readonly answer: readonly string[]
  /** Other words by which people look for it; names of programs among them (HELP-003). */
  readonly words: string
}

/** What support answers instead of correcting the data of a provider (HELP-041). */
export interface Guidance extends Article {
  readonly code: GuidanceCode
  readonly area: 'correct'
  /** The right by which the provider's own staff correct it. */
  readonly needs: readonly [Action, Subject]
}

/** The article that teaches the help desk itself. */
export const HELP_DESK_ARTICLE = 'ask-for-help'

/** HELP-041: data that the staff of a provider can correct themselves. */
export const GUIDANCE: readonly Guidance[] = [
  {
    code: 'correct-attendance',
    area: 'correct',
    needs: ['add', 'Attendance'],
    question: GUIDANCE_TITLES['correct-attendance'],
    answer: [
      'Open the customer, then Attendance, and go to the week.',
      'A week that is verified is un-verified first: ask your Provider Manager.',
      'Change the hours, save them, and verify the week again.',
    ],
    words: 'wrong hours week verified attendance ABAWD entered mistake',
  },
  {
    code: 'correct-approved-month',
    area: 'correct',
    needs: ['add', 'Amendment'],
    question: GUIDANCE_TITLES['correct-approved-month'],
    answer: [
      'Hours: open the customer, then Attendance, and choose Amend beside the month. Enter the hours of the whole month and the reason.',
      'Costs: open the customer, then Services, and add the cost with its date. It becomes an amendment by itself.',
      'Your Provider Manager reviews the amendment with the next staffing. Follow it under Amendments.',
    ],
    words: 'amendment locked staffing billing packet approved change hours cost Earnfare S2S SJP',
  },
  {
    code: 'correct-cost',
    area: 'correct',
    needs: ['edit', 'SupportiveServiceCost'],
    question: GUIDANCE_TITLES['correct-cost'],
    answer: [
      'Open the customer, then Services, and find the cost under Costs of the year.',
      'Choose Edit or Delete. Both are there until the month of the cost is approved; afterwards it is amended.',
    ],
    words: 'wrong amount transportation clothing duplicate payment receipt delete service',
  },
  {
    code: 'correct-activity',
    area: 'correct',
    needs: ['delete', 'Activity'],
    question: GUIDANCE_TITLES['correct-activity'],
    answer: [
      'Open the customer, then Plan. An activity without hours and costs has Remove: remove it and add the right one under its goal.',
      'An activity that is over is closed with the day it ended.',
      'When the wrong activity has hours or costs, talk to your Provider Manager first.',
    ],
    words: 'wrong activity goal plan start end date provider remove close',
  },
  {
    code: 'correct-case-note',
    area: 'correct',
    needs: ['requestDeletion', 'CaseNote'],
    question: GUIDANCE_TITLES['correct-case-note'],
    answer: [
      'A saved note is not changed. Open the menu of the note and choose Correct it with a further note: say what is wrong in it and what is right.',
      'A note that should not be there at all, as one saved twice: choose Ask for its deletion in the same menu, with the reason. IDHS management decides, and you get a mail.',
    ],
    words: 'note wrong duplicate twice delete edit customer',
  },
  {
    code: 'correct-screening',
    area: 'correct',
    needs: ['edit', 'Assessment'],
    question: GUIDANCE_TITLES['correct-screening'],
    answer: [
      'Open the customer, then Screening, and choose Update the screening. It begins with the answers of last time.',
      'Change what was wrong and complete it. The earlier answers stay under Earlier screenings.',
    ],
    words: 'assessment initial screening answers wrong update needs',
  },
  {
    code: 'correct-status',
    area: 'correct',
    needs: ['editStatus', 'Customer'],
    question: GUIDANCE_TITLES['correct-status'],
    answer: [
      'Open the customer. The buttons under Status show what the present status allows: Set Inactive, Set Active, Enroll, Exit.',
      'Eligibility, case number and contact data come from IES: the customer reports a change in ABE or to the local office.',
    ],
    words: 'inactive active exit status wrong pending never eligible',
  },
]

/** Everything of the knowledge base, in the order of the page. */
export const ARTICLES: readonly Article[] = [
  {
    code: HELP_DESK_ARTICLE,
    area: 'how',
    question: 'Ask for help and follow your request',
    answer: [
      'Choose Get help on the start page, under the question mark at the top right, or Help Request under your name.',
      'Say in a few words what it is about. Answers that may fit are shown while you type.',
      'Choose category and subcategory, and describe what you did, what you expected and what you saw. Paste or attach screenshots; never a Social Security number.',
      'Leave your Provider Manager in copy, and send. A mail with the number comes within minutes.',
      'Follow it under My requests and answer there. A request that waits for you is closed after 14 business days without a reply.',
    ],
    words: 'ticket tutorial instructions help desk submit new request follow mail',
  },
  {
    code: 'refer-customer',
    area: 'how',
    question: 'Refer a customer',
    answer: [
      'Complete the Initial Screening of the customer.',
      'Open Referrals and choose New referral. Find the customer and the program.',
      'Check what the form has filled in, answer the rest and submit it. What you type is kept as a draft until then.',
      'Follow the answer under Referrals.',
    ],
    words: 'referral reverse referral program consent Earnfare SNAP to Success S2S Job Placement SJP intake',
  },
  {
    code: 'staffing-month',
    area: 'how',
    question: 'Complete the staffing packet of a month',
    answer: [
      'Open Staffing & billing, then Waiting for me, and choose the month.',
      'Open each report and compare it with your records: employment, supportive services, and the participants who received benefits (4333).',
      'Correct what is wrong at the customer, and tick each report once it is right. A report that changes afterwards has to be ticked again.',
      'Submit the packet. The Provider Manager staffs it next, then billing approves it.',
    ],
    words: 'staffing billing packet month 4333 submit approve Earnfare SNAP to Success S2S Job Placement SJP',
  },
  ...GUIDANCE,
]
