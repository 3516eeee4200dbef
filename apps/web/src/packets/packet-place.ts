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

/**
 * BILL-003: the list of all packets is of one provider and program; who has only one has it chosen. What waits, is overdue
 * or in one state of the month is work, and listed for all of them.
 */
export function packetPlace(
  { view = 'all', state, organisationId, programmeId }: PacketsSearch,
  programmes: readonly PacketProgramme[] | undefined,
): PacketPlace {
  const isRequired = view === 'all' && state === undefined && programmes?.length !== 0
  if (!isRequired) return { isRequired, organisationId, programmeId, lacks: undefined }
  if (programmes === undefined) {
    const isComplete = organisationId !== undefined && programmeId !== undefined
    return { isRequired, organisationId, programmeId, lacks: isComplete ? undefined : 'places' }
  }
  const named = programmes.find(({ id }) => id === programmeId)?.organisation.id
  const provider = organisationId ?? named ?? onlyOne(programmes.map(({ organisation }) => organisation.id))
  if (provider === undefined) return { isRequired, organisationId, programmeId, lacks: 'provider' }
  const offered = programmes.filter(({ organisation }) => organisation.id === provider)
  const program = programmeId ?? onlyOne(offered.map(({ id }) => id))
  return {
    isRequired,
    organisationId: provider,
    programmeId: program,
    lacks: program === undefined ? 'program' : undefined,
  }
}

function onlyOne(ids: readonly string[]): string | undefined {
  const [first, ...others] = new Set(ids)
  return others.length === 0 ? first : undefined
}
