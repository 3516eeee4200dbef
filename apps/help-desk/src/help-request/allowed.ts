import { HELP_REQUEST_COMMANDS, LADDER_COMMANDS, type HelpRequestStatus, type HelpRequestView } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import {
  isInReopenWindow,
  nextStatus,
  type HelpRequestActor,
  type HelpRequestCommand,
  type TransitionDecision,
} from '@isets/rules'
import { seesNotes, sideOf } from './side.ts'

type AllowedCommand = HelpRequestView['allowed'][number]
type LadderCommand = (typeof LADDER_COMMANDS)[number]

export interface LifeFacts {
  readonly requesterId: string
  readonly organisationId: string | null
  readonly status: HelpRequestStatus
  readonly statusSince: Date
}

/** The transition table, asked for a request at a moment. */
export function decide(
  { status, statusSince }: Pick<LifeFacts, 'status' | 'statusSince'>,
  command: HelpRequestCommand,
  actor: HelpRequestActor,
  now: Date,
): TransitionDecision {
  const inReopenWindow = status === 'resolved' && isInReopenWindow(statusSince, now)
  return nextStatus(status, command, actor, { inReopenWindow })
}

/** What the reader may do now: rights and transition table together. The web shows exactly this. */
export function allowedCommands(userId: string, ability: AppAbility, facts: LifeFacts, now: Date): AllowedCommand[] {
  const may = (action: 'answer' | 'triage') => matches(recordFilter(ability, action, 'HelpRequest'), facts)
  const staffMay = (command: HelpRequestCommand) => may('triage') && decide(facts, command, 'staff', now).ok
  const isSupport = sideOf(userId, ability, facts) === 'support'
  const holds: Record<AllowedCommand, () => boolean> = {
    answer: () =>
      may('answer') && decide(facts, isSupport ? 'answer' : 'reply', isSupport ? 'staff' : 'requester', now).ok,
    note: () => seesNotes(ability),
    triage: () => may('triage') && facts.status !== 'closed',
    assign: () => staffMay('assign'),
    wait: () => staffMay('wait'),
    resume: () => staffMay('resume'),
    resolve: () => staffMay('resolve'),
    close: () => staffMay('close'),
  }
  return HELP_REQUEST_COMMANDS.filter((command) => holds[command]())
}

/** The steps on the ladder above SIU that the reader may take now (HELP-029). */
export function ladderCommands(ability: AppAbility, facts: LifeFacts, now: Date): LadderCommand[] {
  return LADDER_COMMANDS.filter(
    (command) =>
      matches(recordFilter(ability, command, 'HelpRequest'), facts) && decide(facts, command, 'staff', now).ok,
  )
}
