import type { ReferralKind, ReferralResponse, ReferralStatus } from '@isets/contracts'

/**
 * Who acts: IDHS (Workforce Development, super admin), the provider that answers, the FCRC that has sent it, a super admin
 * by hand, whoever records a revocation, or the system by itself.
 */
export type ReferralActor = 'idhs' | 'receiver' | 'fcrc' | 'super_admin' | 'revocation' | 'system'

/**
 * What can be done to a referral. `confirm` and `refuse` answer a reverse referral, `distribute` sends an FCRC's referral
 * to a provider, `rework` sends a failed one to a provider again and `reconsider` a reverse one to IDHS (REF-054,
 * REF-055); `sendBack` gives a rejected one back to the FCRC that had sent it, which does `takeUp` by referring the
 * customer again or enrolling them itself (REF-055); `report` tells IDHS that nobody will enrol (REF-060); `readmit`
 * takes an exit back (REF-069); `edit` corrects and `remove` takes a duplicate or an error out of every view (REF-056).
 */
export const REFERRAL_COMMANDS = [
  'confirm',
  'refuse',
  'distribute',
  'contact',
  'accept',
  'waitList',
  'reject',
  'report',
  'expire',
  'rework',
  'reconsider',
  'sendBack',
  'takeUp',
  'exit',
  'readmit',
  'edit',
  'remove',
  'revoke',
  'close',
  'autoClose',
] as const
export type ReferralCommand = (typeof REFERRAL_COMMANDS)[number]

type Transition = {
  to: ReferralStatus
  by: readonly ReferralActor[]
  /** Only referrals of these kinds. */
  kinds?: readonly ReferralKind[]
  /** Only while the last response was this one. */
  onlyAfter?: ReferralResponse
}

const TO_PROVIDER = ['forward', 'provider'] as const
const idhs = (to: ReferralStatus): Transition => ({ to, by: ['idhs'] })
const receiver = (to: ReferralStatus): Transition => ({ to, by: ['receiver'] })
const system = (to: ReferralStatus): Transition => ({ to, by: ['system'] })

const superAdmin = (to: ReferralStatus): Transition => ({ to, by: ['super_admin'] })

/** Every referral that is not closed can be closed: by hand, by a revoked consent, after two programme years. */
const ENDINGS = { remove: superAdmin('closed'), close: idhs('closed'), autoClose: system('closed') }
const REVOCABLE = { revoke: { to: 'closed', by: ['revocation'] } as Transition, ...ENDINGS }
/** IDHS takes up again what nobody answered or a provider rejected. */
const FAILED = {
  rework: { ...idhs('pending_provider_response'), kinds: TO_PROVIDER },
  reconsider: { ...idhs('pending_idhs_response'), kinds: ['reverse'] as const },
  ...ENDINGS,
}

/**
 * The whole life of a referral: status → command → next status and who may give it. What is not listed is refused by the
 * server and hidden by the web. `closed` lists nothing: a closed referral never comes back.
 */
export const REFERRAL_TRANSITIONS = {
  pending_idhs_response: {
    edit: superAdmin('pending_idhs_response'),
    confirm: { ...idhs('accepted'), kinds: ['reverse'] },
    refuse: { ...idhs('rejected'), kinds: ['reverse'] },
    distribute: { ...idhs('pending_provider_response'), kinds: ['forward'] },
    expire: system('expired'),
    ...REVOCABLE,
  },
  pending_provider_response: {
    edit: superAdmin('pending_provider_response'),
    contact: receiver('pending_provider_response'),
    accept: receiver('accepted'),
    waitList: receiver('accepted'),
    reject: receiver('rejected'),
    expire: system('expired'),
    ...REVOCABLE,
  },
  accepted: {
    edit: superAdmin('accepted'),
    accept: { ...receiver('accepted'), onlyAfter: 'waiting_list' },
    report: receiver('accepted'),
    exit: { to: 'exited', by: ['system', 'super_admin'] },
    ...REVOCABLE,
  },
  rejected: {
    edit: superAdmin('rejected'),
    sendBack: { ...idhs('rejected'), kinds: ['forward'] },
    takeUp: { to: 'rejected', by: ['fcrc'], kinds: ['forward'] },
    ...FAILED,
  },
  expired: { edit: superAdmin('expired'), ...FAILED },
  exited: { readmit: system('accepted'), edit: superAdmin('exited'), ...REVOCABLE },
  closed: {},
} as const satisfies Record<ReferralStatus, Partial<Record<ReferralCommand, Transition>>>

/** Why a command is refused, as a code and as a sentence for people. */
export type ReferralRefusal =
  'closed_is_final' | 'wrong_status' | 'wrong_actor' | 'own_referral' | 'not_of_fcrc' | 'sent_back'

const SENTENCES = {
  closed_is_final: 'A closed referral cannot be changed. Please make a new referral.',
  wrong_status: 'This is not possible in the present state of the referral.',
  wrong_actor: 'This is not for you to do.',
  own_referral: 'Somebody else has to answer a referral that you submitted yourself.',
  not_of_fcrc: 'Only a referral that an FCRC has sent can be sent back.',
  sent_back: 'This referral has been sent back to the FCRC already.',
} as const satisfies Record<ReferralRefusal, string>

export type ReferralDecision =
  { ok: true; status: ReferralStatus } | { ok: false; reason: ReferralRefusal; message: string }

/** What the decision depends on beside the actor. */
export type ReferralFacts = {
  status: ReferralStatus
  kind: ReferralKind
  response: ReferralResponse | null
  /** Whether the person who acts is the one who submitted the referral. */
  ownReferral?: boolean
  /** Whether an FCRC has sent it, so that it can go back there. */
  ofFcrc?: boolean
  /** Whether it has gone back to that FCRC, and whether the FCRC has taken it up. */
  sentBack?: 'waits' | 'taken_up' | null
}

/** Answers that open or refuse a record to a provider: never by the person who asked for it. */
const NEEDS_SECOND_PERSON: readonly ReferralCommand[] = ['confirm', 'refuse', 'accept', 'waitList', 'reject']

function refused(reason: ReferralRefusal): ReferralDecision {
  return { ok: false, reason, message: SENTENCES[reason] }
}

/** Decides a command on a referral: what comes then, or why not (REF-052, statuses.csv). */
export function nextReferralStatus(
  { status, kind, response, ownReferral = false, ofFcrc = false, sentBack = null }: ReferralFacts,
  command: ReferralCommand,
  actor: ReferralActor,
): ReferralDecision {
  if (status === 'closed') return refused('closed_is_final')
  const row: Partial<Record<ReferralCommand, Transition>> = REFERRAL_TRANSITIONS[status]
  const transition = row[command]
  if (!transition || !fits(transition, kind, response)) return refused('wrong_status')
  if (!transition.by.includes(actor)) return refused('wrong_actor')
  if (command === 'sendBack' && !ofFcrc) return refused('not_of_fcrc')
  if (command === 'sendBack' && sentBack !== null) return refused('sent_back')
  if (command === 'takeUp' && sentBack !== 'waits') return refused('wrong_status')
  if (ownReferral && NEEDS_SECOND_PERSON.includes(command)) return refused('own_referral')
  return { ok: true, status: transition.to }
}

function fits({ kinds, onlyAfter }: Transition, kind: ReferralKind, response: ReferralResponse | null): boolean {
  return (kinds === undefined || kinds.includes(kind)) && (onlyAfter === undefined || onlyAfter === response)
}

/** The commands that an actor can give: what the web shows. */
export function availableReferralCommands(facts: ReferralFacts, actor: ReferralActor): ReferralCommand[] {
  return REFERRAL_COMMANDS.filter((command) => nextReferralStatus(facts, command, actor).ok)
}
