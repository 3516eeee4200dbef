import { DEMO_FCRCS, type DemoOrganisation } from './organisations.ts'

/**
 * Customers whom an FCRC serves in its own activities, without any referral (REF-037). Number of the customer, key of the
 * FCRC, story, how many months ago it began. Nobody else has begun with them.
 */
const TABLE = [
  [2714, 'fcrc-south', 'active', 8],
  [2792, 'fcrc-south', 'active', 4],
  [2823, 'fcrc-south', 'active', 3],
  [2832, 'fcrc-south', 'active', 2],
  [2843, 'fcrc-south', 'inactive', 5],
  [2860, 'fcrc-south', 'enrolled', 0],
  [2872, 'fcrc-south', 'exited', 9],
  [2885, 'fcrc-south', 'screened', 0],
  [2740, 'fcrc-central', 'active', 6],
  [2747, 'fcrc-central', 'active', 3],
  [2760, 'fcrc-central', 'enrolled', 1],
  [2839, 'fcrc-central', 'active', 10],
  [2854, 'fcrc-central', 'exited', 6],
  [2861, 'fcrc-central', 'active', 1],
  [2890, 'fcrc-central', 'screened', 0],
] as const

export interface FcrcStory {
  readonly organisation: DemoOrganisation
  readonly story: (typeof TABLE)[number][2]
  readonly monthsAgo: number
}

/** What an FCRC does for the customer of this number; `undefined` for nearly everybody. */
export function fcrcStory(number: number): FcrcStory | undefined {
  const row = TABLE.find(([one]) => one === number)
  const organisation = DEMO_FCRCS.find(({ key }) => key === row?.[1])
  return row && organisation ? { organisation, story: row[2], monthsAgo: row[3] } : undefined
}
