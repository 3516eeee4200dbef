import type { HelpRequestView, HistoryEntry, MessageView } from '@isets/contracts'
import { mayEver, type AppAbility } from '@isets/policies'
import { iso } from '@isets/service-kit'
import { allowedCommands, ladderCommands } from './allowed.ts'
import type { OpenedRequest } from './open.query.ts'
import { instant, personRef, rowView } from './row.view.ts'

/** The opened request as its reader sees it. */
export function requestView(row: OpenedRequest, readerId: string, ability: AppAbility, now: Date): HelpRequestView {
  const messages = row.messages.map((message) => messageView(row, message))
  const description = messages.find(({ kind }) => kind === 'description')
  const facts = {
    requesterId: row.requester_id,
    organisationId: row.organisation_id,
    status: row.status,
    statusSince: new Date(row.status_since),
  }
  const account = description?.author.name ?? row.requester_name
  return {
    ...rowView(row, now),
    ...(!isSameName(account, row.requester_name) && { accountName: account }),
    form: {
      ...row.form,
      cc: [...row.cc],
      summary: row.summary,
      descriptionHtml: description?.html ?? '',
      attachmentIds: description?.attachments.map(({ id }) => id) ?? [],
    },
    messages,
    history: row.history.filter(concerns(row, readerId, ability)).map(historyEntry),
    allowed: allowedCommands(readerId, ability, facts, now),
    ladder: ladderCommands(ability, facts, now),
    waitingSince: row.status === 'waiting_for_requester' ? iso(row.status_since) : null,
    closesAt: instant(row.closes_at)?.toISOString() ?? null,
  }
}

/** What a requester is told of a request: who works on it and how it was sorted is support's own affair. */
const TOLD_TO_REQUESTERS: ReadonlySet<HistoryEntry['action']> = new Set([
  'filed',
  'answered',
  'waiting',
  'resolved',
  'reopened',
  'closed',
])

function concerns({ requester_id }: OpenedRequest, readerId: string, ability: AppAbility) {
  const all = requester_id !== readerId || mayEver(ability, 'triage', 'HelpRequest')
  return ({ action }: OpenedRequest['history'][number]) => all || TOLD_TO_REQUESTERS.has(action)
}

/** People write their own name in more than one way. */
function isSameName(one: string, other: string): boolean {
  const [first, second] = [one, other].map((name) => name.trim().replace(/\s+/g, ' ').toLowerCase())
  return first === second
}

function messageView(row: OpenedRequest, message: OpenedRequest['messages'][number]): MessageView {
  const attachments = row.attachments.filter(({ messageId }) => messageId === message.id)
  return {
    id: message.id,
    kind: message.kind,
    author: { id: message.author_id, name: message.author_name },
    authorSide: message.author_side,
    channel: message.channel,
    html: message.html,
    attachments: attachments.map(({ messageId: _, ...attachment }) => attachment),
    writtenAt: iso(message.written_at),
  }
}

function historyEntry({
  id,
  at,
  actor_id,
  actor_name,
  action,
  was,
  became,
}: OpenedRequest['history'][number]): HistoryEntry {
  return { id, at: iso(at), actor: personRef(actor_id, actor_name), action, from: was, to: became }
}
