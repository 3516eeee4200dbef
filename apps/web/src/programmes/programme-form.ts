import type { ContractView, ProgrammeOffering, ProgrammeType, ProgrammeView } from '@isets/contracts'
import type { TFunction } from 'i18next'
import { api } from '../api/client.ts'

/** A program entry as it is typed. */
export interface ProgrammeForm {
  contractId: string
  type: ProgrammeType | ''
  name: string
  activities: string[]
  locationIds: string[]
  fullTime: boolean
  partTime: boolean
  offering: ProgrammeOffering
  description: string
  open: boolean
}

/** PROV-037: belongs to every program. */
export const JOB_RETENTION = 'JR'

export function startOf(programme: ProgrammeView | null): ProgrammeForm {
  if (programme === null) {
    return {
      ...{ contractId: '', type: '', name: '', activities: [JOB_RETENTION], locationIds: [], fullTime: true },
      ...{ partTime: false, offering: 'training_and_placement', description: '', open: true },
    }
  }
  const { contract, type, name, activities, locations, fullTime, partTime, offering, description, open } = programme
  return {
    ...{ contractId: contract.id, type, name, activities, locationIds: locations.map(({ id }) => id) },
    ...{ fullTime, partTime, offering, description, open },
  }
}

/** Field to sentence. What only the server can know, it says itself. */
export function programmeProblems(form: ProgrammeForm, t: TFunction): Partial<Record<keyof ProgrammeForm, string>> {
  const { contractId, type, name, activities, locationIds, fullTime, partTime, description } = form
  return {
    ...(contractId === '' && { contractId: t('programme.contractMissing') }),
    ...(type === '' && { type: t('programme.typeMissing') }),
    ...(name.trim().length < 2 && { name: t('programme.nameMissing') }),
    ...(activities.every((code) => code === JOB_RETENTION) && { activities: t('programme.activitiesMissing') }),
    ...(locationIds.length === 0 && { locationIds: t('programme.locationsMissing') }),
    ...(!fullTime && !partTime && { fullTime: t('programme.timeMissing') }),
    ...(description.trim().length < 2 && { description: t('programme.descriptionMissing') }),
  }
}

/** Saves a form without problems. */
export function save(
  programme: ProgrammeView | null,
  { contractId, type, open, ...entry }: ProgrammeForm,
  contracts: readonly ContractView[],
): Promise<ProgrammeView> {
  if (programme) {
    return api.referrals.editProgramme.call({ id: programme.id, version: programme.version, open, ...entry })
  }
  const organisationId = contracts.find(({ id }) => id === contractId)?.organisationId
  if (organisationId === undefined || type === '') throw new RangeError('A program without contract has problems.')
  return api.referrals.addProgramme.call({ organisationId, contractId, type, ...entry })
}
