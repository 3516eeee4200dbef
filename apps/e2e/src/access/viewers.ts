import type { Caller } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { OFFICE, ORGANISATIONS, packetOf, PROVIDERS } from './places.ts'

type Place = (typeof ORGANISATIONS)[number]

/** Somebody who looks at everything, each day. */
export interface Viewer {
  readonly name: string
  readonly caller: Caller
  /**
   * Whose customers they see, as the rubric of IDHS says it ("access to the profile until the referral is closed"),
   * written down once more: a provider those who are open to itself, an intermediary also those of its sub-grantees,
   * staff of IDHS who work with customers everybody.
   */
  readonly sees: readonly string[] | 'everybody'
  /** The packet that they read: the own one, or one of a provider that they answer for. */
  readonly packetId: string
}

const [FIRST, SECOND] = PROVIDERS as [Place, Place]
const INTERMEDIARY = { id: '10000000-0000-4000-8000-00000000000e', name: 'Invented Intermediary' }

/** Somebody of a provider; in an office of IDHS with the rights of both. */
export function partnerOf({ id, name }: Place): Caller {
  const person = caller('partner', { organisationId: id, organisationName: name })
  return id === OFFICE.id ? { ...person, roles: ['fcrc' as const, ...person.roles] } : person
}

/** For whom the intermediary answers: everybody whom one of the two may see, and nobody else. */
const SUB_GRANTEES = [FIRST.id, SECOND.id]

export const VIEWERS: readonly Viewer[] = [
  ...ORGANISATIONS.map((place) => ({
    name: place.name,
    caller: partnerOf(place),
    sees: [place.id],
    packetId: packetOf(place),
  })),
  {
    name: INTERMEDIARY.name,
    caller: caller('intermediary', {
      ...{ organisationId: INTERMEDIARY.id, organisationName: INTERMEDIARY.name, subGranteeIds: SUB_GRANTEES },
    }),
    sees: [INTERMEDIARY.id, ...SUB_GRANTEES],
    packetId: packetOf(SECOND),
  },
  {
    name: 'provider manager',
    caller: caller('provider_manager', { assignedOrganisationIds: [FIRST.id] }),
    sees: 'everybody',
    packetId: packetOf(FIRST),
  },
  {
    name: 'workforce development',
    caller: caller('workforce_development'),
    sees: 'everybody',
    packetId: packetOf(OFFICE),
  },
]
