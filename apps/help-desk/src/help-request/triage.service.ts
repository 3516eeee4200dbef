import { helpDeskEvents, Refusal, type Caller, type HelpRequestPriority, type HelpRequestView } from '@isets/contracts'
import { PRIORITY_LABELS, subcategoryOf, type ClosingSettings } from '@isets/rules'
import { Clock, preparedQuery, recordAudit, recordEvent, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { AgentsService, type Agent } from '../people/agents.service.ts'
import { CopiesService } from '../people/copies.service.ts'
import { decide } from './allowed.ts'
import { CLOSING } from './closing-settings.ts'
import { about, actor, categoryLabel } from './facts.ts'
import type { HelpRequest } from './help-request.entity.ts'
import { writeHistory, type Line } from './history.ts'
import { InHandService, type Target } from './in-hand.service.ts'
import { OpeningService } from './opening.service.ts'

/** What triage can set; what is left out stays. `null` takes the assignee away. */
export interface Triage {
  readonly category?: string | undefined
  readonly subcategory?: string | undefined
  readonly priority?: HelpRequestPriority | undefined
  readonly assigneeId?: string | null | undefined
}

const DESCRIPTION = `select text from message where request_id = ? and kind = 'description'`

/** Sets category, priority and assignee (HELP-028). */
@Injectable()
export class TriageService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly agents: AgentsService,
    private readonly copies: CopiesService,
    private readonly opening: OpeningService,
    @Inject(CLOSING) private readonly closing: ClosingSettings,
  ) {}

  async triage(input: Target & Triage, context: CallContext): Promise<HelpRequestView> {
    const request = await this.inHand.take(input, 'triage', context)
    const agent = await this.agents.assignable(input.assigneeId)
    await this.triageInHand(request, input, agent, context.caller)
    return this.opening.view(request.id, context)
  }

  /**
   * Triages a request that is already in hand. Nothing is written when nothing would change.
   * @throws Refusal WRONG_STATUS or INVALID; the request is then as it was
   */
  async triageInHand(request: HelpRequest, wanted: Triage, agent: Agent | null, caller: Caller): Promise<void> {
    if (request.status === 'closed') throw wrongStatus(request, 'assign', this.clock.now())
    const category = categoryLine(request, wanted)
    const priority = priorityLine(request, wanted)
    const assignee = assigneeLine(request, wanted, agent)
    const lines = [category, priority, assignee].filter((line) => line !== null)
    if (lines.length === 0) return
    const copies = category === null ? [] : await this.newCopies(request, wanted)
    const wasUrgent = request.priority === 'urgent'
    const now = this.clock.now()
    const status = assignee !== null && agent !== null ? statusAfterAssigning(request, now) : request.status
    Object.assign(request, changes(request, wanted, agent), { cc: [...request.cc, ...copies] })
    request.touch(now)
    request.enter(status, now, this.closing)
    for (const line of lines) await writeHistory(this.em, request, caller, now, line)
    await this.tell(request, caller, { copies, becameUrgent: !wasUrgent && request.priority === 'urgent' })
    const changedFields = lines.map(({ action }) => action)
    recordAudit(this.em, { action: 'triage', objectType: 'HelpRequest', objectId: request.id, changedFields })
  }

  /** HELP-036, HELP-046: the copies of a kind of request go out whoever finds that it is of that kind. */
  private async newCopies(request: HelpRequest, wanted: Triage): Promise<string[]> {
    const subcategory = subcategoryOf(wanted.category ?? request.category, wanted.subcategory ?? request.subcategory)
    return subcategory === undefined ? [] : this.copies.added(request.cc, subcategory, request.organisationId ?? null)
  }

  private async tell(request: HelpRequest, caller: Caller, { copies, becameUrgent }: Sorting): Promise<void> {
    const told = { aggregateId: request.id, aggregateVersion: request.version }
    const payload = { ...about(request), actor: actor(caller, 'support') }
    const sorted = {
      ...payload,
      summary: request.summary,
      categoryLabel: categoryLabel(request),
      promisedAt: request.dueAt?.toISOString() ?? null,
    }
    const { requesterName, assigneeId } = request
    if (copies.length > 0) {
      const [description] = await preparedQuery<{ text: string }>(this.em, DESCRIPTION, [request.id])
      const forwarded = { requesterName, copies, ...this.copies.forMailboxes(copies, description?.text ?? '') }
      recordEvent(this.em, helpDeskEvents.copied, { ...told, payload: { ...sorted, ...forwarded } })
    }
    if (becameUrgent && request.status !== 'resolved') {
      recordEvent(this.em, helpDeskEvents.madeUrgent, { ...told, payload: sorted })
    }
    recordEvent(this.em, helpDeskEvents.triaged, { ...told, payload: { ...payload, assigneeId: assigneeId ?? null } })
  }
}

interface Sorting {
  readonly copies: string[]
  readonly becameUrgent: boolean
}

function changes(request: HelpRequest, wanted: Triage, agent: Agent | null) {
  return {
    category: wanted.category ?? request.category,
    subcategory: wanted.subcategory ?? request.subcategory,
    priority: wanted.priority ?? request.priority,
    ...(wanted.assigneeId !== undefined && { assigneeId: agent?.id ?? null, assigneeName: agent?.name ?? null }),
  }
}

/** HELP-009: a subcategory belongs to its category, here as in the form. */
function categoryLine(request: HelpRequest, { category, subcategory }: Triage): Line | null {
  const next = { category: category ?? request.category, subcategory: subcategory ?? request.subcategory }
  if (next.category === request.category && next.subcategory === request.subcategory) return null
  if (subcategoryOf(next.category, next.subcategory) === undefined) {
    throw new Refusal('INVALID', { fields: { subcategory: 'Please choose a subcategory of this category.' } })
  }
  return { action: 'categorised', from: categoryLabel(request), to: categoryLabel(next) }
}

function priorityLine(request: HelpRequest, { priority }: Triage): Line | null {
  if (priority === undefined || priority === request.priority) return null
  return { action: 'prioritised', from: PRIORITY_LABELS[request.priority], to: PRIORITY_LABELS[priority] }
}

function assigneeLine(request: HelpRequest, { assigneeId }: Triage, agent: Agent | null): Line | null {
  if (assigneeId === undefined || assigneeId === (request.assigneeId ?? null)) return null
  return { action: 'assigned', from: request.assigneeName ?? null, to: agent?.name ?? null }
}

function statusAfterAssigning(request: HelpRequest, now: Date) {
  const decision = decide(request, 'assign', 'staff', now)
  if (!decision.ok) throw new Refusal('WRONG_STATUS', { reason: decision.message })
  return decision.status
}

function wrongStatus(request: HelpRequest, command: 'assign', now: Date): Refusal {
  const decision = decide(request, command, 'staff', now)
  return new Refusal('WRONG_STATUS', decision.ok ? {} : { reason: decision.message })
}
