import type { Caller } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import type { HelpRequest } from '../help-request/help-request.entity.ts'
import { writeHistory } from '../help-request/history.ts'
import { History } from '../help-request/history.entity.ts'
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
export function live(em: EntityManager, play: DemoPlay): void {
  const { request, life, now } = play
  for (const { hours, act } of DEMO_LIVES[life]) {
    const at = new Date(request.filedAt.getTime() + hours * HOUR_MS)
    if (at.getTime() > now.getTime()) break
    ACTS[act](em, play, at)
  }
  const { closesAt } = request
  if (closesAt === null || closesAt.getTime() > now.getTime()) return
  const from = request.status
  request.touch(closesAt)
  request.enter('closed', closesAt)
  em.create(History, {
    ...{ id: v7(), requestId: request.id, at: closesAt, actorId: null, actorName: null },
    ...{ action: 'closed', from, to: 'closed' },
  })
}

const ACTS: Record<DemoStep['act'], (em: EntityManager, play: DemoPlay, at: Date) => void> = {
  assign: (em, { request, agent }, at) => {
    request.assigneeId = agent.userId
    request.assigneeName = agent.name
    request.touch(at)
    request.enter('in_progress', at)
    writeHistory(em, request, agent, at, { action: 'assigned', to: agent.name })
  },
  note: (em, { request, agent, story }, at) => {
    const writing = readWriting(story.note, [])
    writeMessage(em, request, agent, at, { kind: 'note', side: 'support', writing, files: [] })
    request.noteAt = at
    request.noteBy = agent.userId
    request.supportUpdatedAt = at
    writeHistory(em, request, agent, at, { action: 'noted' })
  },
  ask: (em, play, at) => {
    speak(em, play, at, play.story.question)
    move(em, play, at, 'waiting_for_requester')
  },
  reply: (em, { request, requester, story }, at) => {
    const writing = readWriting(story.reply, [])
    writeMessage(em, request, requester, at, { kind: 'answer', side: 'requester', writing, files: [] })
    const from = request.status
    request.touch(at)
    request.enter('in_progress', at)
    request.messageAt = at
    request.messageBy = requester.userId
    writeHistory(em, request, requester, at, { action: 'answered', from, to: request.status })
  },
  solve: (em, play, at) => {
    speak(em, play, at, play.story.solution)
    move(em, play, at, 'resolved')
  },
  escalate: (em, play, at) => move(em, play, at, 'escalated'),
}

/** A public answer of support, which keeps the promise. */
function speak(em: EntityManager, { request, agent }: DemoPlay, at: Date, html: string): void {
  writeMessage(em, request, agent, at, { kind: 'answer', side: 'support', writing: readWriting(html, []), files: [] })
  request.touch(at)
  request.keepPromise(at)
  request.messageAt = at
  request.messageBy = agent.userId
  writeHistory(em, request, agent, at, { action: 'answered' })
}

const WRITTEN_AS = { waiting_for_requester: 'waiting', resolved: 'resolved', escalated: 'escalated' } as const

function move(em: EntityManager, { request, agent }: DemoPlay, at: Date, to: keyof typeof WRITTEN_AS): void {
  const from = request.status
  request.touch(at)
  request.enter(to, at)
  writeHistory(em, request, agent, at, { action: WRITTEN_AS[to], from, to })
}
