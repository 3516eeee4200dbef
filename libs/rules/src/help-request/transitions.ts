import { type HelpRequestStatus } from './status.ts'

/** Who acts: somebody of the staff, the requester's side (portal or mail), or the system by itself. */
export type HelpRequestActor = 'staff' | 'requester' | 'system'

/**
 * What can be done to a help request. `answer` is a public message of the staff, `reply` one of the requester's side;
 * `wait` asks the requester, `resume` takes the request up again without a reply.
 */
export const HELP_REQUEST_COMMANDS = [
  'take',
  'assign',
  'answer',
  'reply',
  'wait',
  'resume',
  'escalate',
  'handBack',
  'resolve',
  'close',
  'autoClose',
] as const
export type HelpRequestCommand = (typeof HELP_REQUEST_COMMANDS)[number]

type Transition = {
  to: HelpRequestStatus
  by: readonly HelpRequestActor[]
  /** Only until the reopen window has passed. */
  onlyInReopenWindow?: true
}

const staff = (to: HelpRequestStatus): Transition => ({ to, by: ['staff'] })
const requester = (to: HelpRequestStatus): Transition => ({ to, by: ['requester'] })
const system = (to: HelpRequestStatus): Transition => ({ to, by: ['system'] })

/**
 * The whole life of a help request: status → command → next status and who may give it. What is not listed is
 * refused by the server and hidden by the web. `closed` lists nothing: a closed request never comes back (HELP-024).
 */
export const HELP_REQUEST_TRANSITIONS = {
  new: {
    take: staff('in_progress'),
    assign: staff('in_progress'),
    answer: staff('in_progress'),
    reply: requester('new'),
    wait: staff('waiting_for_requester'),
    escalate: staff('escalated'),
    resolve: staff('resolved'),
  },
  in_progress: {
    take: staff('in_progress'),
    assign: staff('in_progress'),
    answer: staff('in_progress'),
    reply: requester('in_progress'),
    wait: staff('waiting_for_requester'),
    escalate: staff('escalated'),
    resolve: staff('resolved'),
  },
  waiting_for_requester: {
    take: staff('waiting_for_requester'),
    assign: staff('waiting_for_requester'),
    answer: staff('waiting_for_requester'),
    reply: requester('in_progress'),
    resume: staff('in_progress'),
    escalate: staff('escalated'),
    resolve: staff('resolved'),
    autoClose: system('closed'),
  },
  escalated: {
    take: staff('escalated'),
    assign: staff('escalated'),
    answer: staff('escalated'),
    reply: requester('escalated'),
    handBack: staff('in_progress'),
    resolve: staff('resolved'),
  },
  resolved: {
    answer: staff('resolved'),
    reply: { ...requester('in_progress'), onlyInReopenWindow: true },
    resume: { ...staff('in_progress'), onlyInReopenWindow: true },
    close: { to: 'closed', by: ['staff', 'requester'] },
    autoClose: system('closed'),
  },
  closed: {},
} as const satisfies Record<HelpRequestStatus, Partial<Record<HelpRequestCommand, Transition>>>

/** Why a command is refused, as a code and as a sentence for people. */
export type TransitionRefusal = 'closed_is_final' | 'wrong_status' | 'wrong_actor' | 'reopen_window_over'

const SENTENCES = {
  closed_is_final: 'A closed request cannot be reopened. Please file a new request; it can be linked to this one.',
  wrong_status: 'This is not possible in the present state of the request.',
  wrong_actor: 'This is not for you to do.',
  reopen_window_over: 'The time to come back to this resolved request is over. Please file a new request.',
} as const satisfies Record<TransitionRefusal, string>

/** The answer to "may this happen, and what comes then". */
export type TransitionDecision =
  { ok: true; status: HelpRequestStatus } | { ok: false; reason: TransitionRefusal; message: string }

/** What the decision depends on beside the status; see `isInReopenWindow`. Left out means: the window is over. */
export type TransitionFacts = { inReopenWindow?: boolean }

function refused(reason: TransitionRefusal): TransitionDecision {
  return { ok: false, reason, message: SENTENCES[reason] }
}

/**
 * Decides a command on a help request. A requester's reply brings a waiting request back (HELP-022), and a resolved
 * one inside the reopen window; a closed one never (HELP-024).
 */
export function nextStatus(
  status: HelpRequestStatus,
  command: HelpRequestCommand,
  actor: HelpRequestActor,
  facts: TransitionFacts = {},
): TransitionDecision {
  if (status === 'closed') return refused('closed_is_final')
  const row: Partial<Record<HelpRequestCommand, Transition>> = HELP_REQUEST_TRANSITIONS[status]
  const transition = row[command]
  if (!transition) return refused('wrong_status')
  if (!transition.by.includes(actor)) return refused('wrong_actor')
  if (transition.onlyInReopenWindow && !facts.inReopenWindow) return refused('reopen_window_over')
  return { ok: true, status: transition.to }
}

/** The commands an actor can give in a status: what the web shows. */
export function availableCommands(
  status: HelpRequestStatus,
  actor: HelpRequestActor,
  facts: TransitionFacts = {},
): HelpRequestCommand[] {
  return HELP_REQUEST_COMMANDS.filter((command) => nextStatus(status, command, actor, facts).ok)
}
