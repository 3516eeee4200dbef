import type { Caller } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { HelpRequest } from '../help-request/help-request.entity.ts'
import { writeHistory } from '../help-request/history.ts'
import { readWriting, writeMessage } from '../help-request/message.ts'
import { DEMO_LIVES, type DemoLife, type DemoStep } from './demo-lives.ts'
import type { DemoStory } from './demo-stories.ts'

export interface DemoPlay {
  readonly request: HelpRequest
  readonly story: DemoStory
  readonly life: DemoLife
  readonly requester: Caller
  readonly agent: Caller
  readonly now: Date
}

const HOUR_MS = 3_600_000

/** Plays the life of an invented request up to `now`, closing by time included. */
export async function live(em: EntityManager, play: DemoPlay): Promise<void> {
  const { request, life, now } = play
  for (const { hours, act } of DEMO_LIVES[life]) {
    const at = new Date(request.filedAt.getTime() + hours * HOUR_MS)
    if (at.getTime() > now.getTime()) break
    await ACTS[act](em, play, at)
  }
  const { closesAt } = request
  if (closesAt === null || closesAt.getTime() > now.getTime()) return
  const from = request.status
  request.touch(closesAt)
  request.enter('closed', closesAt)
  await writeHistory(em, request, null, closesAt, { action: 'closed', from, to: 'closed' })
}

const ACTS: Record<DemoStep['act'], (em: EntityManager, play: DemoPlay, at: Date) => Promise<void>> = {
  assign: async (em, { request, agent }, at) => {
    request.assigneeId = agent.userId
    request.assigneeName = agent.name
    request.touch(at)
    request.enter('in_progress', at)
    await writeHistory(em, request, agent, at, { action: 'assigned', to: agent.name })
  },
  note: async (em, { request, agent, story }, at) => {
    const writing = readWriting(story.note, [])
    await writeMessage(em, request, agent, at, { kind: 'note', side: 'support', writing, files: [] })
    request.noteAt = at
    request.noteBy = agent.userId
    request.supportUpdatedAt = at
    await writeHistory(em, request, agent, at, { action: 'noted' })
  },
  ask: async (em, play, at) => {
    await speak(em, play, at, play.story.question)
    await move(em, play, at, 'waiting_for_requester')
  },
  reply: async (em, { request, requester, story }, at) => {
    const writing = readWriting(story.reply, [])
    await writeMessage(em, request, requester, at, { kind: 'answer', side: 'requester', writing, files: [] })
    const from = request.status
    request.touch(at)
    request.enter('in_progress', at)
    request.messageAt = at
    request.messageBy = requester.userId
    await writeHistory(em, request, requester, at, { action: 'answered', from, to: request.status })
  },
  solve: async (em, play, at) => {
    await speak(em, play, at, play.story.solution)
    await move(em, play, at, 'resolved')
  },
  escalate: (em, play, at) => move(em, play, at, 'escalated'),
}

/** A public answer of support, which keeps the promise. */
async function speak(em: EntityManager, { request, agent }: DemoPlay, at: Date, html: string): Promise<void> {
  const writing = readWriting(html, [])
  await writeMessage(em, request, agent, at, { kind: 'answer', side: 'support', writing, files: [] })
  request.touch(at)
  request.keepPromise(at)
  request.messageAt = at
  request.messageBy = agent.userId
  await writeHistory(em, request, agent, at, { action: 'answered' })
}

const ESCALATED_WITH = 'Program Manager: A matter of policy that only IDHS can decide.'
const WRITTEN_AS = { waiting_for_requester: 'waiting', resolved: 'resolved', escalated: 'escalated' } as const

async function move(
  em: EntityManager,
  { request, agent }: DemoPlay,
  at: Date,
  to: keyof typeof WRITTEN_AS,
): Promise<void> {
  const from = request.status
  request.touch(at)
  request.enter(to, at)
  await writeHistory(em, request, agent, at, {
    action: WRITTEN_AS[to],
    from,
    to: to === 'escalated' ? ESCALATED_WITH : to,
  })
}
