import { HistoryEntry } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { HelpRequest } from './help-request.entity.ts'

export const HISTORY_ACTIONS = HistoryEntry.shape.action.options
export type HistoryAction = HistoryEntry['action']

const HistorySchema = defineEntity({
  name: 'History',
  tableName: 'history',
  properties: {
    id: p.uuid().primary(),
    requestId: () => p.manyToOne(HelpRequest).mapToPk().fieldName('request_id').deleteRule('cascade'),
    at: p.datetime(),
    actorId: p.uuid().strictNullable(),
    actorName: p.text().strictNullable(),
    action: p.enum(() => [...HISTORY_ACTIONS]).$type<HistoryAction>(),
    from: p.text().strictNullable().fieldName('was'),
    to: p.text().strictNullable().fieldName('became'),
  },
  indexes: [{ name: 'history_request', properties: ['requestId', 'at'] }],
})

/** One line of history: who did what, when (HELP-044). Only added to. */
export class History extends HistorySchema.class {}
HistorySchema.setClass(History)
