import fc from 'fast-check'

/**
 * Whether the customer signs for it: a consent given before is named again, or a new one is signed, or an old form turns
 * up, or nothing at all is named and the service finds what it finds.
 */
export type Signing = 'as before' | 'today' | 'long ago' | 'nothing'

/** One random thing that is tried with a customer; `pick` chooses the referral or the consent that it happens to. */
export type Step =
  | { readonly what: 'reverse'; readonly provider: number; readonly signing: Signing }
  | { readonly what: 'refer'; readonly from: number | null; readonly provider: number; readonly signing: Signing }
  | { readonly what: 'answer'; readonly with: 'accept' | 'waitList' | 'reject'; readonly pick: number }
  | { readonly what: 'rework'; readonly provider: number; readonly pick: number; readonly signing: Signing }
  | { readonly what: 'exit' | 'close'; readonly pick: number }
  | { readonly what: 'revoke'; readonly pick: number }
  /** An old form and a new one for the same receiver, the new one is revoked, and somebody refers on what is left. */
  | { readonly what: 'change of mind'; readonly provider: number }
  /** An FCRC enrols in its own activities, ends that, or refers to itself (REF-037). */
  | { readonly what: 'serve' }
  | { readonly what: 'let go' }
  | { readonly what: 'refer to itself' }

/** Days that pass for everybody, and before each of them what is tried with each customer. */
export interface CustomerHistories {
  readonly days: readonly number[]
  /** By customer, by day. */
  readonly steps: readonly (readonly (readonly Step[])[])[]
}

const provider = fc.nat({ max: 2 })
const pick = fc.nat({ max: 5 })
/** Some consents run out on the way: that keeps what is open and allows nothing new (C52). */
const signing = fc.constantFrom<Signing>('as before', 'as before', 'as before', 'today', 'long ago', 'nothing')
const kind = <const What extends string>(what: What) => fc.constant(what)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: kind('reverse'), provider, signing }) },
  {
    weight: 4,
    arbitrary: fc.record({ what: kind('refer'), from: fc.option(provider), provider, signing }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: kind('answer'),
      with: fc.constantFrom('accept' as const, 'waitList' as const, 'reject' as const),
      pick,
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: kind('rework'), provider, pick, signing }) },
  fc.record({ what: fc.constantFrom('exit' as const, 'close' as const), pick }),
  { weight: 4, arbitrary: fc.record({ what: fc.constantFrom('serve' as const, 'let go' as const) }) },
  fc.record({ what: kind('refer to itself') }),
  { weight: 2, arbitrary: fc.record({ what: kind('revoke'), pick }) },
  fc.record({ what: kind('change of mind'), provider }),
)

/** Histories of `customers` over `days` steps of time. */
export function anyHistories(customers: number, days: number): fc.Arbitrary<CustomerHistories> {
  const several = <T>(one: fc.Arbitrary<T>, count: number) => fc.array(one, { minLength: count, maxLength: count })
  return fc.record({
    days: several(fc.constantFrom(1, 5, 10, 30, 59, 60), days),
    steps: several(several(fc.array(step, { maxLength: 4 }), days), customers),
  })
}
