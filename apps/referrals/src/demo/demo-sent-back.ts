import { DEMO_FCRCS, demoWorld, type DemoCustomer } from '@isets/demo'
import { addBusinessDays } from '@isets/rules'
import { nameOf, type DemoCast, type DemoReferral } from './demo-referral.ts'

/** REF-055: rejected referrals of an FCRC: number of the customer, key of the FCRC, whether it is back there. */
const TABLE = [
  [2741, 'fcrc-south', true],
  [2852, 'fcrc-south', false],
] as const

/** The referral as one of an FCRC, which IDHS distributed and the provider rejected; any other as it is. */
export function sentByFcrc(
  { number }: DemoCustomer,
  referral: DemoReferral,
  { workforce }: DemoCast,
  now: Date,
): DemoReferral {
  const [, key, isBack = false] = TABLE.find(([one]) => one === number) ?? []
  const office = DEMO_FCRCS.find((one) => one.key === key)
  const worker = demoWorld().users.find(
    ({ organisationId, roles }) => organisationId === office?.id && roles.includes('partner'),
  )
  if (office === undefined || worker === undefined) return referral
  const sent = {
    ...{ fromOrganisationId: office.id, submittedById: worker.id, submittedByName: nameOf(worker) },
    ...{ sentOnById: workforce.id, note: 'The course is full until the summer.', version: 3 },
  }
  if (!isBack) return { ...referral, ...sent }
  const at = new Date(Math.min(addBusinessDays(referral.updatedAt, 1).getTime(), now.getTime()))
  return {
    ...{ ...referral, ...sent, version: 4, updatedAt: at, sentBackAt: at, sentBackByName: nameOf(workforce) },
    sentBackNote: 'There is nothing else nearby before the summer. Please ask whether another county would do.',
  }
}
