import fc from 'fast-check'
import type { Way } from './diary.ts'

/** One random thing that is tried with a customer; `pick` chooses the referral or the consent that it happens to. */
export type Step =
  | { readonly what: 'reverse'; readonly provider: number; readonly signedDaysAgo: number }
  | { readonly what: 'refer'; readonly from: number | null; readonly provider: number; readonly signedDaysAgo: number }
  | { readonly what: 'answer'; readonly with: 'accept' | 'waitList' | 'reject'; readonly pick: number }
  | { readonly what: 'rework'; readonly provider: number; readonly pick: number }
  | { readonly what: 'exit' | 'close'; readonly pick: number }
  | { readonly what: 'revoke'; readonly way: Way; readonly provider: number }
  /** An FCRC enrols in its own activities, ends that, or refers to itself (REF-037). */
  | { readonly what: 'serve' }
  | { readonly what: 'let go' }
  | { readonly what: 'refer to itself' }

/** Days that pass for everybody, and before each of them what is tried with each customer. */
export interface Histories {
  readonly days: readonly number[]
  /** By customer, by day. */
  readonly steps: readonly (readonly (readonly Step[])[])[]
}

const provider = fc.nat({ max: 2 })
const pick = fc.nat({ max: 5 })
/** Some consents run out on the way: that keeps what is open and allows nothing new (C52). */
const signedDaysAgo = fc.constantFrom(0, 0, 0, 340)
const kind = <const What extends string>(what: What) => fc.constant(what)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: kind('reverse'), provider, signedDaysAgo }) },
  {
    weight: 4,
    arbitrary: fc.record({ what: kind('refer'), from: fc.option(provider), provider, signedDaysAgo }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: kind('answer'),
      with: fc.constantFrom('accept' as const, 'waitList' as const, 'reject' as const),
      pick,
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: kind('rework'), provider, pick }) },
  fc.record({ what: fc.constantFrom('exit' as const, 'close' as const), pick }),
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom('serve' as const, 'let go' as const) }) },
  fc.record({ what: kind('refer to itself') }),
  fc.record({ what: kind('revoke'), way: fc.constantFrom<Way>('to IDHS', 'to provider'), provider }),
)

/** Histories of `customers` over `days` steps of time: the same for the same seed. */
export function histories(seed: number, customers: number, days: number): Histories {
  const several = <T>(one: fc.Arbitrary<T>, count: number) => fc.array(one, { minLength: count, maxLength: count })
  const all = fc.record({
    days: several(fc.constantFrom(1, 5, 10, 30, 59, 60), days),
    steps: several(several(fc.array(step, { maxLength: 3 }), days), customers),
  })
  const [drawn] = fc.sample(all, { seed, numRuns: 1 })
  if (drawn === undefined) throw new Error('Nothing was drawn')
  return drawn
}
