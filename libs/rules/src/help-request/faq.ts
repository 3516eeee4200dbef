import type { FaqAudience, FaqSubject } from './faq-words.ts'

export interface FaqEntry {
  /** Names the entry in an address. */
  readonly code: string
  readonly audience: FaqAudience
  readonly subject: FaqSubject
  readonly question: string
  /** Paragraphs. */
  readonly answer: readonly string[]
  /** Other words by which people look for it; names of programs among them (HELP-003). */
  readonly words: string
}

/** The questions that ISETS starts with (001 Partner Guide FAQ, by the resolutions of the conflicts). */
export const FAQ: readonly FaqEntry[] = [
  {
    code: 'new-user',
    audience: 'providers',
    subject: 'access',
    question: 'How does a new colleague get access?',
    answer: [
      'An approved partner or your management files a help request under Users and access, New user access. Attach the signed form IL444-2022 and give the birth date of the new user.',
    ],
    words: 'account add user login register IL444-2022',
  },
  {
    code: 'remove-user',
    audience: 'providers',
    subject: 'access',
    question: 'How do I remove a user who has left our organization?',
    answer: [
      'Your management files a help request under Users and access, Remove user, at once. The access mailbox gets a copy by itself.',
    ],
    words: 'account leave staff deactivate departure',
  },
  {
    code: 'locked-out',
    audience: 'everybody',
    subject: 'access',
    question: 'I cannot sign in. What can I do?',
    answer: [
      'Accounts are locked after 60 days without use. If you cannot get in, somebody of your organization can file a help request for you under Users and access, Account or log-in.',
    ],
    words: 'password forgot locked login lost access',
  },
  {
    code: 'browsers',
    audience: 'everybody',
    subject: 'access',
    question: 'Which browsers and devices can I use?',
    answer: [
      'The current Chrome, Edge or Firefox, on a computer or a tablet. Internet Explorer and the old Edge do not work; Safari works in most places.',
    ],
    words: 'mobile tablet phone computer internet explorer safari',
  },
  {
    code: 'ies-one-way',
    audience: 'everybody',
    subject: 'data',
    question: 'Does ISETS send employment or income back to IES?',
    answer: [
      'No. Data comes from IES into ISETS and never goes back. Report changes of income and employment to the FCRC in the usual way, with form IL444-3085.',
    ],
    words: 'fcrc eligibility sync interface income 3085',
  },
  {
    code: 'ies-when',
    audience: 'everybody',
    subject: 'data',
    question: 'When does a change in IES show in ISETS?',
    answer: [
      'With the next file of IES: it comes on the 5th, 13th, 20th and 27th at noon. Until then ISETS shows what it knew; the last sync stands beside each customer. Customers report changes of address, phone or e-mail in ABE.',
    ],
    words: 'import sync email address phone missing changed abe update',
  },
  {
    code: 'data-wrong',
    audience: 'providers',
    subject: 'data',
    question: 'My numbers look wrong. What should I check first?',
    answer: [
      'Compare the report with your own records, and look for customers without services, employment without details and exits that were not finished. What your own staff can correct, please correct. If it still looks wrong, file a help request with the name of the report and the month.',
    ],
    words: 'report dashboard count integrity checklist incorrect',
  },
  {
    code: 'support-corrects',
    audience: 'providers',
    subject: 'data',
    question: 'Can support correct data that we entered wrongly?',
    answer: [
      'Not what your own staff can correct: hours, costs, activities, case notes, screenings and the status of a customer. The knowledge base says how, step by step. Support helps when ISETS does not let you.',
    ],
    words: 'fix change mistake error wrong entry amendment knowledge base',
  },
  {
    code: 'export',
    audience: 'everybody',
    subject: 'data',
    question: 'Can I export a list?',
    answer: [
      'Yes: every list has Export, as CSV or Excel, with exactly the rows you see. Keep exported files safe by the policy of your agency.',
    ],
    words: 'csv excel download spreadsheet',
  },
  {
    code: 'boxes-4333',
    audience: 'providers',
    subject: 'data',
    question: 'I cannot tick some boxes of the 4333 or the packet.',
    answer: [
      'A packet is complete when each of its reports is reviewed: the 4333, the supportive services and the employment report. Review each one; if a box does not follow, open the list again.',
      'When a customer is missing from the 4333, file a help request under Contracts, staffing and billing with the individual number and a screenshot.',
    ],
    words: 'staffing billing partner review complete benefits summary S2S SJP Earnfare missing customer',
  },
  {
    code: 'year-end',
    audience: 'everybody',
    subject: 'data',
    question: 'What are the deadlines at the end of the fiscal year?',
    answer: [
      'Enter data of the year by June 30. The packet of June follows its monthly dates. Corrections and amendments are taken until August 15.',
    ],
    words: 'fiscal june august court of claims amendment staffing billing',
  },
  {
    code: 'abawd',
    audience: 'everybody',
    subject: 'data',
    question: 'What counts for an ABAWD?',
    answer: [
      '80 hours a month where they are required, entered and verified every week. Supervised Job Search and Job Search Training cannot stand alone, not even together, and make up at most half of the hours.',
    ],
    words: 'hours attendance SJS JST job search month waiver',
  },
  {
    code: 'delete-activity',
    audience: 'providers',
    subject: 'features',
    question: 'Why can I not delete an activity that has costs or attendance?',
    answer: [
      'That is on purpose. Talk to your Provider Manager first; then a help request under ISETS, Remove activity with costs or attendance, can be filed.',
    ],
    words: 'remove wrong activity financials cost delete',
  },
  {
    code: 'inactive',
    audience: 'everybody',
    subject: 'features',
    question: 'How long may a customer be Inactive?',
    answer: ['A customer is flagged after 30 days. After 45 days the customer goes back to Active, or exits.'],
    words: 'excused absence status exit active',
  },
  {
    code: 'upload-size',
    audience: 'everybody',
    subject: 'features',
    question: 'How large may a file be?',
    answer: ['10 MB each. Compress or split a larger one before you upload it.'],
    words: 'upload attachment limit EDF document scan staffing billing',
  },
  {
    code: 'tasks',
    audience: 'everybody',
    subject: 'features',
    question: 'Does ISETS remind me of what I have to do?',
    answer: [
      'Your start page shows what waits for you, late things in red. Providers get a mail each morning about referrals that wait for an answer; mails can be turned off under your name, Mail preferences.',
    ],
    words: 'task reminder dashboard digest notification mail flag',
  },
  {
    code: 'provider-manager-first',
    audience: 'providers',
    subject: 'support',
    question: 'What should go to my Provider Manager first?',
    answer: [
      'Questions about contracts and match, the removal of activities with costs or attendance, approvals of staffings, eligibility, and whatever changes Staffing and Billing for your whole agency.',
    ],
    words: 'policy contract match eligibility approval',
  },
  {
    code: 'good-request',
    audience: 'everybody',
    subject: 'support',
    question: 'What should a help request say?',
    answer: [
      'What you did, what you expected and what happened, with a screenshot, the individual number of the customer where it is about one, and the report with its filter. Never a Social Security number. Put your Provider Manager in copy.',
    ],
    words: 'ticket describe screenshot steps information',
  },
  {
    code: 'outage',
    audience: 'everybody',
    subject: 'support',
    question: 'Nobody here can work. Whom do I tell?',
    answer: [
      'File a help request and tick “This keeps me from working”: the staff on duty are alerted at once, and the request goes up the ladder when it has to.',
    ],
    words: 'outage down error blocked urgent critical broken',
  },
]
