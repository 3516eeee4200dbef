import type { Right } from '@isets/contracts'
import { client } from '../api/client.ts'

/** `overdue` is late; `waiting` is everything that waits, late or not. */
export type StartTone = 'overdue' | 'waiting'

/** One count of the start page, and the list that holds exactly the rows it counted. */
export interface StartLine {
  /** Under `start.lines` in the texts. */
  readonly key: StartLineKey
  readonly tone: StartTone
  /** Asked besides the right of its group. */
  readonly needs?: Right
  /** Page of the list, and the filters in its address that choose what was counted. */
  readonly to: string
  readonly search: Readonly<Record<string, string>>
}
export type CountedLine = StartLine & { readonly count: number }

/** Counts that one operation gives, for those with the right to act on them. */
export interface StartGroup {
  readonly key: string
  readonly needs: Right
  readonly lines: readonly StartLine[]
  readonly load: () => Promise<readonly CountedLine[]>
}

export type StartLineKey =
  | 'referralsRed'
  | 'referralsDue'
  | 'referralsMine'
  | 'referralsToDecide'
  | 'referralsToDistribute'
  | 'referralsRework'
  | 'referralsToClose'
  | 'referralsSentBack'
  | 'overridesOver'
  | 'overridesPending'
  | 'deletionRequests'
  | 'packetsOverdue'
  | 'packetsDue'
  | 'packetsReopening'
  | 'amendmentsToReview'
  | 'amendmentsToApprove'
  | 'importsHeld'
  | 'screeningsOverdue'
  | 'requestsDue'
  | 'requestsUnassigned'
  | 'requestsEscalated'
  | 'requestsForMe'

/** Nobody has asked for these calls: they do not keep the session alive. */
const BACKGROUND = { context: { background: true } } as const

type Counted<Counts> = StartLine & { readonly of: (counts: Counts) => number }

function group<Counts>(
  key: string,
  needs: StartGroup['needs'],
  read: () => Promise<Counts>,
  lines: readonly Counted<Counts>[],
): StartGroup {
  const load = async () => {
    const counts = await read()
    return lines.map(({ of, ...line }) => ({ ...line, count: of(counts) }))
  }
  return { key, needs, lines, load }
}

/** Everything that can wait for somebody, in the order of the page. A line appears as soon as its page exists. */
export const START_GROUPS: readonly StartGroup[] = [
  group('queue', ['triage', 'HelpRequest'], () => client.helpDesk.countQueue({}, BACKGROUND), [
    { key: 'requestsDue', tone: 'overdue', to: '/support/queue', search: { view: 'due' }, of: ({ due }) => due },
    {
      key: 'requestsUnassigned',
      tone: 'waiting',
      to: '/support/queue',
      search: { view: 'unassigned' },
      of: ({ unassigned }) => unassigned,
    },
  ]),
  group(
    'escalated',
    ['handBack', 'HelpRequest'],
    () => client.helpDesk.listQueue({ status: 'escalated', pageSize: 1 }, BACKGROUND),
    [
      {
        key: 'requestsEscalated',
        tone: 'waiting',
        to: '/support/queue',
        search: { status: 'escalated' },
        of: ({ total }) => total,
      },
    ],
  ),
  group('referrals', ['read', 'Referral'], () => client.referrals.countReferrals({}, BACKGROUND), [
    {
      key: 'referralsRed',
      tone: 'overdue',
      to: '/referrals',
      search: { view: 'mine', urgency: 'red' },
      of: ({ late }) => late.red,
    },
    {
      key: 'referralsDue',
      tone: 'waiting',
      to: '/referrals',
      search: { view: 'mine', urgency: 'due' },
      of: ({ late }) => late.due,
    },
    {
      key: 'referralsMine',
      needs: ['answer', 'Referral'],
      tone: 'waiting',
      to: '/referrals',
      search: { view: 'mine' },
      of: ({ views }) => views.mine,
    },
    {
      key: 'referralsToDecide',
      needs: ['decide', 'ReverseReferral'],
      tone: 'waiting',
      to: '/referrals',
      search: { view: 'to_decide' },
      of: ({ views }) => views.to_decide,
    },
    {
      key: 'referralsToDistribute',
      needs: ['distribute', 'Referral'],
      tone: 'waiting',
      to: '/referrals',
      search: { view: 'to_distribute' },
      of: ({ views }) => views.to_distribute,
    },
    {
      key: 'referralsRework',
      needs: ['rework', 'Referral'],
      tone: 'waiting',
      to: '/referrals',
      search: { view: 'rework' },
      of: ({ views }) => views.rework,
    },
    {
      key: 'referralsToClose',
      needs: ['close', 'Referral'],
      tone: 'waiting',
      to: '/referrals',
      search: { view: 'to_close' },
      of: ({ views }) => views.to_close,
    },
    {
      key: 'referralsSentBack',
      needs: ['add', 'FcrcActivity'],
      tone: 'waiting',
      to: '/referrals',
      search: { view: 'sent_back' },
      of: ({ views }) => views.sent_back,
    },
  ]),
  group(
    'screenings',
    ['edit', 'Assessment'],
    () => client.casework.listScreenings({ overdue: true, pageSize: 1 }, BACKGROUND),
    [
      {
        key: 'screeningsOverdue',
        tone: 'overdue',
        to: '/screenings',
        search: { show: 'overdue' },
        of: ({ total }) => total,
      },
    ],
  ),
  group('overrides', ['decide', 'CostOverride'], () => client.billing.countOverrides({}, BACKGROUND), [
    {
      key: 'overridesOver',
      tone: 'overdue',
      to: '/overrides',
      search: { status: 'pending', urgency: 'over' },
      of: ({ over }) => over,
    },
    {
      key: 'overridesPending',
      tone: 'waiting',
      to: '/overrides',
      search: { status: 'pending' },
      of: ({ pending }) => pending,
    },
  ]),
  group(
    'deletions',
    ['decide', 'CaseNoteDeletionRequest'],
    () => client.casework.countDeletionRequests({}, BACKGROUND),
    [
      {
        key: 'deletionRequests',
        tone: 'waiting',
        to: '/deletion-requests',
        search: { status: 'not_reviewed' },
        of: (counts) => counts.not_reviewed,
      },
    ],
  ),
  group('packets', ['read', 'StaffingPacket'], () => client.billing.countPackets({}, BACKGROUND), [
    {
      key: 'packetsOverdue',
      tone: 'overdue',
      to: '/packets',
      search: { view: 'overdue', mine: 'true' },
      of: ({ mine }) => mine.overdue,
    },
    { key: 'packetsDue', tone: 'waiting', to: '/packets', search: { view: 'due' }, of: ({ due }) => due },
    {
      key: 'packetsReopening',
      tone: 'waiting',
      to: '/packets',
      search: { view: 'reopening', mine: 'true' },
      of: ({ mine }) => mine.reopening,
    },
  ]),
  group('amendmentReviews', ['review', 'Amendment'], () => client.billing.countAmendments({}, BACKGROUND), [
    {
      key: 'amendmentsToReview',
      tone: 'waiting',
      to: '/amendments',
      search: { view: 'to_review' },
      of: (counts) => counts.to_review,
    },
  ]),
  group('amendmentApprovals', ['approve', 'Amendment'], () => client.billing.countAmendments({}, BACKGROUND), [
    {
      key: 'amendmentsToApprove',
      tone: 'waiting',
      to: '/amendments',
      search: { view: 'to_approve' },
      of: (counts) => counts.to_approve,
    },
  ]),
  group(
    'imports',
    ['decide', 'IesFeed'],
    () => client.iesExchange.listImports({ status: 'held', pageSize: 1 }, BACKGROUND),
    [
      {
        key: 'importsHeld',
        tone: 'overdue',
        to: '/ies/imports',
        search: { status: 'held' },
        of: ({ total }) => total,
      },
    ],
  ),
  group(
    'ownRequests',
    ['file', 'HelpRequest'],
    () => client.helpDesk.listMine({ status: 'waiting_for_requester', pageSize: 1 }, BACKGROUND),
    [
      {
        key: 'requestsForMe',
        tone: 'waiting',
        to: '/help/requests',
        search: { status: 'waiting_for_requester' },
        of: ({ total }) => total,
      },
    ],
  ),
]
