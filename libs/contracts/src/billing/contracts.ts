import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, IsoDate, PageInput, Version, pageOf } from '../shapes.ts'
import { FiscalYear, FiscalYearQuery } from './shapes.ts'

const service = 'billing'

const Terms = {
  number: z.string().trim().min(1).max(60),
  startsOn: IsoDate,
  endsOn: IsoDate,
  /** Codes of the activities that the contract pays for (reference-data.csv). */
  activities: z.array(z.string().trim().min(1).max(20)).min(1).max(30),
}

export const ContractView = z.object({
  id: Id,
  version: Version,
  organisationId: Id,
  organisationName: z.string(),
  fiscalYear: FiscalYear,
  number: z.string(),
  startsOn: IsoDate,
  endsOn: IsoDate,
  activities: z.array(z.string()),
})
export type ContractView = z.infer<typeof ContractView>

/** Contracts of providers: what may be enrolled into and billed in a fiscal year. */
export const contracts = {
  listContracts: operation({
    service,
    method: 'GET',
    path: '/contracts',
    summary: 'Contracts that the caller may see (C24)',
    permission: ['read', 'Contract'],
    input: z.strictObject({
      fiscalYear: FiscalYearQuery.optional(),
      organisationId: Id.optional(),
      ...PageInput,
    }),
    output: pageOf(ContractView),
    exportAs: {
      name: 'Contracts',
      columns: [
        { key: 'organisationName', heading: 'Provider', kind: 'text' },
        { key: 'fiscalYear', heading: 'Fiscal year', kind: 'number' },
        { key: 'number', heading: 'Contract number', kind: 'text' },
        { key: 'startsOn', heading: 'First day', kind: 'date' },
        { key: 'endsOn', heading: 'Last day', kind: 'date' },
        { key: 'activities', heading: 'Activities', kind: 'text' },
      ],
    },
  }),
  addContract: operation({
    service,
    method: 'POST',
    path: '/contracts',
    summary: 'Enter the contract of an organisation for a fiscal year',
    permission: ['add', 'Contract'],
    input: z.strictObject({ organisationId: Id, fiscalYear: FiscalYear, ...Terms }),
    output: ContractView,
    errors: ['NOT_FOUND'],
  }),
  editContract: operation({
    service,
    method: 'PATCH',
    path: '/contracts/{id}',
    summary: 'Change number, dates or activities of a contract (C24)',
    permission: ['edit', 'Contract'],
    input: z.strictObject({ id: Id, version: Version, ...Terms }),
    output: ContractView,
    errors: ['NOT_FOUND', 'STALE'],
  }),
}
