import type { PacketProgramme } from '@isets/contracts'
import type { PacketsSearch } from './searches.ts'

/** Whose packets are listed, and what has to be chosen before they are. */
export interface PacketPlace {
  readonly isRequired: boolean
  readonly organisationId: string | undefined
  readonly programmeId: string | undefined
  /** `places` as long as it is not known what there is to choose. */
  readonly lacks: 'places' | 'provider' | 'program' | undefined
}

type Programmes = readonly PacketProgramme[]

/**
 * BILL-003: the programs to choose from are those of the office, with those of FCRCs only if they are included.
 * What is chosen already is among them, and for an FCRC its own.
 */
export function offeredProgrammes(search: PacketsSearch, programmes: Programmes, ownId?: string): Programmes {
  const chosen = chosenProvider(search, programmes)
  return programmes.filter((one) => one.organisation.id === chosen || fits(one, search, ownId))
}

/** What a change of the office or of the FCRCs changes: a chosen provider that it leaves out is to be chosen anew. */
export function narrowed(
  search: PacketsSearch,
  change: Partial<PacketsSearch>,
  programmes: Programmes,
  ownId?: string,
): Partial<PacketsSearch> {
  const chosen = chosenProvider(search, programmes)
  const isLeftOut = programmes.some(
    (one) => one.organisation.id === chosen && !fits(one, { ...search, ...change }, ownId),
  )
  return isLeftOut ? { ...change, organisationId: undefined, programmeId: undefined } : change
}

/**
 * BILL-003: the list of all packets is of one provider and program; who has only one has it chosen. What waits, is
 * overdue or in one state of the month is work, and listed for all of them.
 */
export function packetPlace(search: PacketsSearch, programmes: Programmes | undefined, ownId?: string): PacketPlace {
  const { view = 'all', state, organisationId, programmeId } = search
  const isRequired = view === 'all' && state === undefined && programmes?.length !== 0
  if (!isRequired) return { isRequired, organisationId, programmeId, lacks: undefined }
  if (programmes === undefined) {
    const isComplete = organisationId !== undefined && programmeId !== undefined
    return { isRequired, organisationId, programmeId, lacks: isComplete ? undefined : 'places' }
  }
  const offered = offeredProgrammes(search, programmes, ownId)
  const provider = chosenProvider(search, programmes) ?? onlyOne(offered.map(({ organisation }) => organisation.id))
  if (provider === undefined) return { isRequired, organisationId, programmeId, lacks: 'provider' }
  const program = programmeId ?? onlyOne(offered.flatMap((one) => (one.organisation.id === provider ? one.id : [])))
  return {
    isRequired,
    organisationId: provider,
    programmeId: program,
    lacks: program === undefined ? 'program' : undefined,
  }
}

/** The provider of the address, or of the program that it names alone. */
function chosenProvider({ organisationId, programmeId }: PacketsSearch, programmes: Programmes): string | undefined {
  return organisationId ?? programmes.find(({ id }) => id === programmeId)?.organisation.id
}

function fits(one: PacketProgramme, { office, includeFcrcs }: PacketsSearch, ownId?: string): boolean {
  const isListed = includeFcrcs === true || !one.isFcrc || one.organisation.id === ownId
  return isListed && (office === undefined || one.office === office)
}

function onlyOne(ids: readonly string[]): string | undefined {
  const [first, ...others] = new Set(ids)
  return others.length === 0 ? first : undefined
}
