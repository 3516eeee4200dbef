import { defineEntity, p } from '@mikro-orm/core'

/** A row of a file that is being taken in; gone when the import is through. */
export const StagedRow = defineEntity({
  name: 'StagedRow',
  tableName: 'staged_row',
  properties: {
    importId: p.uuid().primary(),
    line: p.integer().primary(),
    /** Both also of a refused row, as far as they can be read: that person is in the feed. */
    individualNumber: p.text().strictNullable(),
    caseNumber: p.text().strictNullable(),
    /** The mastered fields, by column of `ies_customer`; `null` for a refused row. */
    data: p.json<Record<string, unknown>>().strictNullable(),
  },
  indexes: [
    { name: 'staged_row_individual_number', properties: ['importId', 'individualNumber'] },
    {
      name: 'staged_row_unreadable',
      expression:
        'create index staged_row_unreadable on staged_row (import_id, case_number) where individual_number is null',
    },
  ],
})

/** One thing that is wrong with one row: what the error report says. Kept with the import. */
export const RowFault = defineEntity({
  name: 'RowFault',
  tableName: 'row_fault',
  properties: {
    importId: p.uuid().primary(),
    line: p.integer().primary(),
    columnName: p.text().primary(),
    individualNumber: p.text(),
    sentence: p.text(),
    found: p.text(),
  },
})
