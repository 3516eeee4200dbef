import { defineEntity, p } from '@mikro-orm/core'

/** The contract of an organisation for a fiscal year: when it holds and which activities it pays for. */
export const Contract = defineEntity({
  name: 'Contract',
  tableName: 'contract',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    organisationId: p.uuid(),
    fiscalYear: p.integer(),
    number: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    activities: p.array(),
  },
  uniques: [{ name: 'contract_number', properties: ['organisationId', 'fiscalYear', 'number'] }],
})
