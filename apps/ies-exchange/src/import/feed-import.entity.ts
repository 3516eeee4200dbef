import { IMPORT_STATUSES, type ImportStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

const FeedImportSchema = defineEntity({
  name: 'FeedImport',
  tableName: 'feed_import',
  properties: {
    /** Also the id of the file in the store. */
    id: p.uuid().primary(),
    version: p.integer().version(),
    name: p.text(),
    bytes: p.integer(),
    sha256: p.text(),
    full: p.boolean(),
    status: p.enum(() => [...IMPORT_STATUSES]).$type<ImportStatus>(),
    uploaderId: p.uuid(),
    uploaderName: p.text(),
    uploadedAt: p.datetime(),
    applyFrom: p.datetime(),
    finishedAt: p.datetime().strictNullable(),
    /** The columns in the order of this file, once its first line is read. */
    columns: p.json<string[]>().strictNullable(),
    /** Where reading goes on: the byte after the last row taken in, and its line. */
    byteCursor: p.integer(),
    lineCursor: p.integer(),
    /** Where applying goes on: the last line that was applied. */
    applyCursor: p.integer(),
    rows: p.integer(),
    added: p.integer(),
    changed: p.integer(),
    unchanged: p.integer(),
    rejected: p.integer(),
    left: p.integer().fieldName('left_count'),
    absent: p.integer(),
    /** What a person decided about the absent. */
    decision: p.text().$type<'take' | 'keep'>().strictNullable(),
    problem: p.text().strictNullable(),
  },
  indexes: [
    { name: 'feed_import_uploaded_at', properties: ['uploadedAt', 'id'] },
    {
      name: 'feed_import_open',
      expression: `create index feed_import_open on feed_import (uploaded_at, id) where status not in ('finished', 'failed')`,
    },
  ],
})

/** One file of IES on its way in. Every step is a transaction that moves the cursors, so a killed one goes on there. */
export class FeedImport extends FeedImportSchema.class {
  finish(now: Date): void {
    this.status = 'finished'
    this.finishedAt = now
    this.absent = 0
  }

  fail(problem: string, now: Date): void {
    this.status = 'failed'
    this.finishedAt = now
    this.problem = problem
  }
}
FeedImportSchema.setClass(FeedImport)
