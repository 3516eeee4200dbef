import * as z from 'zod'
import { operation } from '../operation.ts'
import { Done, Id, Version } from '../shapes.ts'
import { ESCALATION_LEVELS, HelpRequestView } from './shapes.ts'

const service = 'help-desk'
/** Names one request and the version that the caller has seen; the reason stands in its history. */
const Handing = { id: Id, version: Version, reason: z.string().trim().min(3).max(500) }
const errors = ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'] as const

export const escalation = {
  escalate: operation({
    service,
    method: 'POST',
    path: '/help-requests/{id}/escalation',
    summary: 'Hand a request to the Platform Manager or the Program Manager (HELP-029)',
    permission: ['escalate', 'HelpRequest'],
    input: z.strictObject({ ...Handing, to: z.enum(ESCALATION_LEVELS) }),
    output: HelpRequestView,
    errors,
  }),
  handBack: operation({
    service,
    method: 'POST',
    path: '/help-requests/{id}/hand-back',
    summary: 'Give an escalated request back to SIU (HELP-029); who does it may then read it no longer',
    permission: ['handBack', 'HelpRequest'],
    input: z.strictObject(Handing),
    output: Done,
    errors,
  }),
}
