import { Temporal } from 'temporal-polyfill'
import type { IesAddress, SnapEligibility } from '@isets/contracts'
import { demoCustomerName } from './customer-names.ts'
import { demoId, demoProgrammeId } from './demo-id.ts'
import { DEMO_PLACES, DEMO_STREETS } from './demo-places.ts'
import { draw, drawOne, drawWeighted } from './draw.ts'
import { fcrcStory } from './fcrc-customers.ts'
import { DEMO_ORGANISATIONS, DEMO_REGIONS, type DemoOrganisation } from './organisations.ts'
import { demoProgrammeCount } from './programmes.ts'

/** Where a customer's story has come to. Story, weight of 3,000, how many months ago it began: at least, at most. */
const STORIES = [
  ['new', 300, 0, 0],
  ['screened', 150, 0, 1],
  ['pending_idhs', 60, 0, 0],
  ['pending_provider', 90, 0, 0],
  ['wait_list', 40, 0, 1],
  ['rejected', 60, 1, 10],
  ['expired', 50, 3, 12],
  ['enrolled', 150, 0, 1],
  ['active', 1100, 1, 13],
  ['inactive', 300, 2, 13],
  ['exited', 700, 3, 16],
] as const
export type DemoStory = (typeof STORIES)[number][0]

/** Stories in which nobody has chosen a programme yet. */
const BEFORE_A_PROGRAMME: readonly DemoStory[] = ['new', 'screened', 'pending_idhs']

type DemoEligibility = Exclude<SnapEligibility, 'n_a'>
/** A customer who takes part is nearly always eligible; of those who left many are not any more. */
const ELIGIBILITY: Readonly<Record<'taking part' | 'new' | 'exited', readonly (readonly [DemoEligibility, number])[]>> =
  {
    'taking part': [
      ['eligible', 95],
      ['needs_verification', 4],
      ['not_eligible', 1],
    ],
    new: [
      ['eligible', 80],
      ['needs_verification', 8],
      ['not_eligible', 12],
    ],
    exited: [
      ['eligible', 55],
      ['needs_verification', 5],
      ['not_eligible', 40],
    ],
  }

export interface DemoCustomer {
  readonly id: string
  /** 0 to 2,999. */
  readonly number: number
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly individualNumber: string
  readonly caseNumber: string
  /** Empty where the customer has none. */
  readonly email: string
  /** From the 555-01xx range, which is kept for fiction. */
  readonly phone: string
  readonly address: IesAddress
  readonly county: string
  readonly region: (typeof DEMO_REGIONS)[number]
  readonly eligibility: DemoEligibility
  readonly abawd: boolean
  readonly redeterminationOn: string
  readonly midpointOn: string | null
  /** The organisation that serves the customer, or screened and referred; `null` for a new one. */
  readonly organisationId: string | null
  readonly programmeId: string | null
  readonly story: DemoStory
  /** Whole months since the story began, 0 for this month. */
  readonly monthsAgo: number
}

export const DEMO_CUSTOMER_COUNT = 3_000

/**
 * Three thousand invented customers, always the same: who they are, where they live, which organisation serves them and
 * how far their story has come. Every service seeds its own part of the story.
 *
 * @param today the demo's day, `YYYY-MM-DD`: redetermination and midpoint dates lie around it
 */
export function demoCustomers(today: string): readonly DemoCustomer[] {
  if (latest?.today !== today) {
    const customers = Array.from({ length: DEMO_CUSTOMER_COUNT }, (_, number) => inventedCustomer(number, today))
    latest = { today, customers }
  }
  return latest.customers
}

/** The last ones made: services ask again and again for the same day. */
let latest: { readonly today: string; readonly customers: readonly DemoCustomer[] } | undefined

/** The customer of any number, also beyond those of the demo: large feeds need more people. */
export function inventedCustomer(number: number, today: string): DemoCustomer {
  const { story, organisation, monthsAgo } = fcrcStory(number) ?? drawnStory(number)
  const region = organisation?.region ?? drawOne(number, 'region', DEMO_REGIONS)
  const redetermination = Temporal.PlainDate.from(today).add({ days: draw(number, 'redetermination', 365) - 20 })
  return {
    id: demoId('customer', String(number)),
    number,
    ...person(number),
    ...home(number, region),
    region,
    eligibility: drawWeighted(number, 'eligibility', ELIGIBILITY[groupOf(story)]),
    abawd: draw(number, 'abawd', 10) < 4,
    redeterminationOn: redetermination.toString(),
    midpointOn: draw(number, 'midpoint', 5) === 0 ? null : redetermination.subtract({ months: 6 }).toString(),
    organisationId: organisation?.id ?? null,
    programmeId: programmeOf(number, organisation, story),
    story,
    monthsAgo,
  }
}

/** How far the customer has come with a provider. */
function drawnStory(number: number) {
  const story = drawWeighted(number, 'story', STORIES)
  const [, , atLeast = 0, atMost = 0] = STORIES.find(([name]) => name === story) ?? []
  const organisation = story === 'new' ? null : drawOne(number, 'organisation', DEMO_ORGANISATIONS)
  return { story, organisation, monthsAgo: atLeast + draw(number, 'months', atMost - atLeast + 1) }
}

function person(number: number) {
  const { firstName, lastName } = demoCustomerName(number)
  const born = Temporal.PlainDate.from('1967-01-01').add({ days: draw(number, 'birth', 39 * 365) })
  const hasMail = draw(number, 'mail', 7) > 0
  return {
    firstName,
    lastName,
    birthDate: born.toString(),
    // Numbers that begin with 90 and 80 look drawn and are all different.
    individualNumber: `90${String((number * 7_919 + 1_234_567) % 10_000_000).padStart(7, '0')}`,
    caseNumber: `80${String((Math.floor(number * 0.8) * 6_421 + 7_654_321) % 10_000_000).padStart(7, '0')}`,
    email: hasMail ? `${firstName}.${lastName}.${number}@customers.example`.toLowerCase() : '',
    phone: `217-555-01${String(number % 100).padStart(2, '0')}`,
  }
}

function home(number: number, region: (typeof DEMO_REGIONS)[number]) {
  const [county, city, zip] = drawOne(number, 'place', DEMO_PLACES[region])
  const line1 = `${100 + draw(number, 'house', 900)} ${drawOne(number, 'street', DEMO_STREETS)}`
  const line2 = draw(number, 'flat', 4) === 0 ? `Apt ${1 + draw(number, 'door', 40)}` : ''
  const address = { line1, line2, city, state: 'IL', zip: `${zip}${String(draw(number, 'zip', 100)).padStart(2, '0')}` }
  return { address, county }
}

function groupOf(story: DemoStory): keyof typeof ELIGIBILITY {
  if (story === 'exited' || story === 'expired') return 'exited'
  return story === 'new' || story === 'screened' ? 'new' : 'taking part'
}

/** Where an organisation runs two programmes, of five customers two are in the second. */
function programmeOf(number: number, organisation: DemoOrganisation | null, story: DemoStory): string | null {
  if (organisation === null || BEFORE_A_PROGRAMME.includes(story)) return null
  const isSecond = demoProgrammeCount(organisation.key) > 1 && draw(number, 'programme', 5) < 2
  return demoProgrammeId(organisation.key, isSecond ? 2 : 1)
}
