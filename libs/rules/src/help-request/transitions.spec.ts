import { describe, expect, it } from '@jest/globals'
import { HELP_REQUEST_STATUS_LABELS, HELP_REQUEST_STATUSES } from './status.ts'
import {
  availableCommands,
  HELP_REQUEST_COMMANDS,
  type HelpRequestActor,
  type HelpRequestCommand,
  nextStatus,
} from './transitions.ts'

const ACTORS: readonly HelpRequestActor[] = ['staff', 'requester', 'system']

/** Every allowed step, written down a second time: status, command, actor, next status. Window of reopening open. */
const ALLOWED = [
  'new take staff in_progress',
  'new assign staff in_progress',
  'new answer staff in_progress',
  'new reply requester new',
  'new wait staff waiting_for_requester',
  'new escalate staff escalated',
  'new resolve staff resolved',
  'in_progress take staff in_progress',
  'in_progress assign staff in_progress',
  'in_progress answer staff in_progress',
  'in_progress reply requester in_progress',
  'in_progress wait staff waiting_for_requester',
  'in_progress escalate staff escalated',
  'in_progress resolve staff resolved',
  'waiting_for_requester take staff waiting_for_requester',
  'waiting_for_requester assign staff waiting_for_requester',
  'waiting_for_requester answer staff waiting_for_requester',
  'waiting_for_requester reply requester in_progress',
  'waiting_for_requester resume staff in_progress',
  'waiting_for_requester escalate staff escalated',
  'waiting_for_requester resolve staff resolved',
  'waiting_for_requester autoClose system closed',
  'escalated take staff escalated',
  'escalated assign staff escalated',
  'escalated answer staff escalated',
  'escalated reply requester escalated',
  'escalated handBack staff in_progress',
  'escalated resolve staff resolved',
  'resolved answer staff resolved',
  'resolved reply requester in_progress',
  'resolved resume staff in_progress',
  'resolved close staff closed',
  'resolved close requester closed',
  'resolved autoClose system closed',
]

function stepsWith(facts: { inReopenWindow?: boolean }): string[] {
  return HELP_REQUEST_STATUSES.flatMap((status) =>
    HELP_REQUEST_COMMANDS.flatMap((command) =>
      ACTORS.flatMap((actor) => {
        const decision = nextStatus(status, command, actor, facts)
        return decision.ok ? [`${status} ${command} ${actor} ${decision.status}`] : []
      }),
    ),
  )
}

describe('the life of a help request', () => {
  it('has the six states of the programme', () => {
    expect(Object.values(HELP_REQUEST_STATUS_LABELS)).toEqual([
      'New',
      'In progress',
      'Waiting for requester',
      'Escalated',
      'Resolved',
      'Closed',
    ])
  })

  it('allows these steps and refuses every other of the 198', () => {
    expect(stepsWith({ inReopenWindow: true }).toSorted()).toEqual(ALLOWED.toSorted())
  })

  it('allows the same without the two ways back when the reopen window is over', () => {
    const back = ['resolved reply requester in_progress', 'resolved resume staff in_progress']
    expect(stepsWith({}).toSorted()).toEqual(ALLOWED.filter((step) => !back.includes(step)).toSorted())
  })

  it('HELP-022 brings a waiting request back when the requester replies', () => {
    expect(nextStatus('waiting_for_requester', 'reply', 'requester')).toEqual({ ok: true, status: 'in_progress' })
  })

  it('HELP-023 lets only the system close a waiting request', () => {
    expect(nextStatus('waiting_for_requester', 'autoClose', 'system')).toEqual({ ok: true, status: 'closed' })
    expect(nextStatus('waiting_for_requester', 'autoClose', 'staff')).toMatchObject({ reason: 'wrong_actor' })
    expect(nextStatus('in_progress', 'autoClose', 'system')).toMatchObject({ reason: 'wrong_status' })
  })

  it.each(HELP_REQUEST_COMMANDS)(
    'HELP-024 refuses to %s a closed request, whoever asks',
    (command: HelpRequestCommand) => {
      for (const actor of ACTORS) {
        expect(nextStatus('closed', command, actor, { inReopenWindow: true })).toMatchObject({
          ok: false,
          reason: 'closed_is_final',
          message: expect.stringContaining('new request'),
        })
      }
    },
  )

  it('HELP-024 says that the window is over when a resolved request is answered too late', () => {
    expect(nextStatus('resolved', 'reply', 'requester')).toMatchObject({ ok: false, reason: 'reopen_window_over' })
  })

  it('offers to the requester of a waiting request only the reply', () => {
    expect(availableCommands('waiting_for_requester', 'requester')).toEqual(['reply'])
    expect(availableCommands('closed', 'staff')).toEqual([])
    expect(availableCommands('resolved', 'requester')).toEqual(['close'])
    expect(availableCommands('resolved', 'requester', { inReopenWindow: true })).toEqual(['reply', 'close'])
  })
})
