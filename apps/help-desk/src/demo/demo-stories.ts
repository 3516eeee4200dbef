/** What an invented request is about, and what is said about it. */
export interface DemoStory {
  readonly summary: string
  readonly description: string
  /** Category and subcategory of the catalogue. */
  readonly about: readonly [category: string, subcategory: string]
  readonly blocksWork?: true
  readonly question: string
  readonly reply: string
  readonly solution: string
  readonly note: string
}

const ERROR = ['isets', 'error-or-bug'] as const
const HOW_TO = ['isets', 'how-to'] as const
const REPORT = ['isets', 'report-or-dashboard'] as const

export const DEMO_STORIES: readonly [DemoStory, ...DemoStory[]] = [
  {
    summary: 'Attendance for last week cannot be saved',
    description:
      '<p>When I press <strong>Save</strong> on the attendance page, it says "Try again later".</p><ol><li>Open the activity</li><li>Enter five days</li><li>Save</li></ol>',
    about: ERROR,
    blocksWork: true,
    question: '<p>Does it happen for every customer, or for one only? Which browser do you use?</p>',
    reply: '<p>For every customer of the activity. Firefox, the newest.</p>',
    solution:
      '<p>The activity had ended on Friday, so no days could be entered. We have moved its end date with your Provider Manager. Please try again.</p>',
    note: '<p>End date was before the attendance week. Seen three times this month: worth an article.</p>',
  },
  {
    summary: 'How do I reverse a referral?',
    description: '<p>A customer moved to another county. Where do I send the referral back?</p>',
    about: HOW_TO,
    question: '<p>Has the customer been accepted already?</p>',
    reply: '<p>No, still pending.</p>',
    solution:
      '<p>Open the referral, choose <em>Reverse referral</em> and give the reason. The workforce team gets it at once.</p>',
    note: '<p>Standard answer, article 12.</p>',
  },
  {
    summary: 'Customer missing from the 4333',
    description: '<p>One customer with attendance in the month is not on my report.</p>',
    about: REPORT,
    question: '<p>Which month, and since when is the customer enrolled?</p>',
    reply: '<p>Last month. Enrolled on the 3rd.</p>',
    solution:
      '<p>The enrolment was saved after the report had been made. Run the report again: the customer is on it now.</p>',
    note: '<p>Checked the run time of the report: before the enrolment.</p>',
  },
  {
    summary: 'Sign-in code never arrives',
    description: '<p>I ask for a code and nothing comes, not even in the junk folder.</p>',
    about: ['user-access', 'account-log-in'],
    blocksWork: true,
    question: '<p>Is your mail address on the profile page spelled right?</p>',
    reply: '<p>There was a letter missing!</p>',
    solution: '<p>We have corrected the address. Please sign in again.</p>',
    note: '<p>Address confirmed with the programme manager by phone.</p>',
  },
  {
    summary: 'New training site is not in the list of locations',
    description: '<p>We have opened a second site on Elm Street. Please add it.</p>',
    about: ['isets', 'location-missing'],
    question: '<p>Please tell us the opening date and whether it has a ramp.</p>',
    reply: '<p>Open since Monday, with a ramp.</p>',
    solution: '<p>The site is in the list now. You can choose it under <em>Add location</em>.</p>',
    note: '<p>Address checked against the contract.</p>',
  },
  {
    summary: "Contract shows last year's amount",
    description: '<p>The dashboard shows the amount of the last fiscal year.</p>',
    about: ['isets', 'wrong-contract'],
    question: '<p>Which of your contracts is it?</p>',
    reply: '<p>The one for job search training.</p>',
    solution: '<p>The amendment had not been activated. It is now.</p>',
    note: '<p>Amendment approved, activation was forgotten.</p>',
  },
  {
    summary: 'Remove an activity that already has attendance',
    description: '<p>I entered the activity for the wrong customer and there are two days on it.</p>',
    about: ['isets', 'remove-activity-with-costs'],
    question: '<p>Has your Provider Manager agreed?</p>',
    reply: '<p>Yes, this morning.</p>',
    solution: '<p>Activity and attendance are removed.</p>',
    note: '<p>Agreement of the Provider Manager is on file.</p>',
  },
  {
    summary: 'May we pay for work boots twice in one year?',
    description: '<p>The first pair is worn out. Does the cap allow a second one?</p>',
    about: ['policy-and-procedure', 'policy-or-procedure'],
    question: '<p>What did the first pair cost, and when?</p>',
    reply: '<p>In spring, 85 dollars.</p>',
    solution: '<p>A second pair is possible within the yearly cap. Please enter the reason with the cost.</p>',
    note: '<p>Asked policy, answer came the same day.</p>',
  },
  {
    summary: 'Is a customer with a part-time job still eligible?',
    description: '<p>Twenty hours a week since the first of the month.</p>',
    about: ['policy-and-procedure', 'eligibility'],
    question: '<p>Did the job begin before or after the enrolment?</p>',
    reply: '<p>After.</p>',
    solution: '<p>Yes. Please record the employment, the enrolment goes on.</p>',
    note: '<p>See the eligibility table, row 4.</p>',
  },
  {
    summary: 'Match rate of the staffing plan looks wrong',
    description: '<p>It says 40 %, the contract says 50 %.</p>',
    about: ['contracts-and-billing', 'contract-or-match'],
    question: '<p>Since which month?</p>',
    reply: '<p>Since July.</p>',
    solution: '<p>The rate is corrected from July on; the two packets were recomputed.</p>',
    note: '<p>Billing has checked both packets.</p>',
  },
  {
    summary: 'Billing packet is returned without a reason',
    description: '<p>The packet for last month came back and I cannot see why.</p>',
    about: ['contracts-and-billing', 'staffing-and-billing'],
    question: '<p>Which packet number?</p>',
    reply: '<p>The second one of the month.</p>',
    solution:
      '<p>The reason is under <em>History</em> of the packet: two receipts were missing. We will show it more plainly.</p>',
    note: '<p>Idea for the product team: show the reason on top.</p>',
  },
  {
    summary: 'Where can I see which of my colleagues have access?',
    description: '<p>We review our users every quarter.</p>',
    about: HOW_TO,
    question: '<p>Do you have the role of a programme manager?</p>',
    reply: '<p>Yes.</p>',
    solution: '<p>Under <em>People</em> in the main menu: the list can be exported.</p>',
    note: '<p>Standard answer.</p>',
  },
  {
    summary: 'The retention dashboard counts a customer twice',
    description: '<p>The drill-down shows the same name in two rows.</p>',
    about: REPORT,
    question: '<p>Does the customer have two employments?</p>',
    reply: '<p>Yes, one after the other.</p>',
    solution: '<p>The dashboard counted employments; it counts people from today on.</p>',
    note: "<p>Fixed with this week's release.</p>",
  },
  {
    summary: 'Something else: font size on tablets',
    description: '<p>On my tablet the tables are very small.</p>',
    about: ['something-else', 'other-question'],
    question: '<p>Which tablet is it?</p>',
    reply: '<p>A ten-inch one, held upright.</p>',
    solution: '<p>Tables now fold into cards on small screens. Thank you for telling us.</p>',
    note: '<p>Told the design team.</p>',
  },
]
