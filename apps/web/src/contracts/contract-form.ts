import type { ContractView } from '@isets/contracts'
import { fiscalYearDates, knownActivities } from '@isets/rules'

/** What the fields hold, as it was typed. */
export interface ContractForm {
  readonly organisationId: string
  readonly fiscalYear: number
  readonly number: string
  readonly startsOn: string
  readonly endsOn: string
  readonly activities: readonly string[]
}

type Field = 'organisationId' | 'number' | 'startsOn' | 'endsOn' | 'activities'
export type ContractProblem =
  'missingOrganisation' | 'missingNumber' | 'missingDate' | 'outsideYear' | 'endsBefore' | 'missingActivities'
/** Key of the sentence under `contracts` in the texts. */
export type ContractErrors = Partial<Record<Field, ContractProblem>>

/** A new contract for the whole fiscal year; nobody is chosen yet. */
export function emptyContract(fiscalYear: number): ContractForm {
  return { organisationId: '', fiscalYear, number: '', ...fiscalYearDates(fiscalYear), activities: [] }
}

export function formOfContract(contract: ContractView): ContractForm {
  const { organisationId, fiscalYear, number, startsOn, endsOn, activities } = contract
  return { organisationId, fiscalYear, number, startsOn, endsOn, activities: knownActivities(activities) }
}

/** Another fiscal year takes the dates along. */
export function inYear(form: ContractForm, fiscalYear: number): ContractForm {
  return { ...form, fiscalYear, ...fiscalYearDates(fiscalYear) }
}

/** What is wrong, field by field in their order. */
export function contractProblems(form: ContractForm): ContractErrors {
  const year = fiscalYearDates(form.fiscalYear)
  const isOutside = (day: string) => day !== '' && (day < year.startsOn || day > year.endsOn)
  const problems: [Field, ContractProblem, boolean][] = [
    ['organisationId', 'missingOrganisation', form.organisationId === ''],
    ['number', 'missingNumber', form.number.trim() === ''],
    ['startsOn', 'missingDate', form.startsOn === ''],
    ['startsOn', 'outsideYear', isOutside(form.startsOn)],
    ['endsOn', 'missingDate', form.endsOn === ''],
    ['endsOn', 'outsideYear', isOutside(form.endsOn)],
    ['endsOn', 'endsBefore', form.endsOn !== '' && form.endsOn < form.startsOn],
    ['activities', 'missingActivities', form.activities.length === 0],
  ]
  return Object.fromEntries(problems.filter(([, , isWrong]) => isWrong).map(([field, problem]) => [field, problem]))
}
