import { helpDeskEvents } from '@isets/contracts'
import { Clock, Job, recordAudit, recordEvent } from '@isets/service-kit'
import { LockMode, type FilterQuery } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { decide } from './allowed.ts'
import { about, BY_TIME, recipients } from './facts.ts'
import { HelpRequest } from './help-request.entity.ts'
import { writeHistory } from './history.ts'

/** Rows of one run; the job runs again at once while there are more. */
const AT_ONCE = 100

/** Closes what nobody answers, by the business clock, and warns before (HELP-023, NOTIF-006, TMR-069). */
@Injectable()
export class ClosingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Waiting requests after 14 business days, resolved ones after the reopen window; `autoCloseAt` of the rules decides.
   * Whoever has not been warned yet is warned first, however late it is: that moves the closing.
   */
  @Job('close-by-time', { everySeconds: 2 })
  async closeDue(): Promise<number> {
    const now = this.clock.now()
    const due = await this.due({ closesAt: { $lte: now }, warnsAt: null }, 'closesAt')
    for (const request of due) await this.close(request, now)
    return due.length
  }

  /** A warning leaves the version alone: nothing that anybody decides about has changed. */
  @Job('warn-of-closing', { everySeconds: 2 })
  async warnDue(): Promise<number> {
    const now = this.clock.now()
    const due = await this.due({ warnsAt: { $lte: now } }, 'warnsAt')
    for (const request of due) {
      const closesAt = request.takeWarning(now)
      if (closesAt !== null) this.warn(request, closesAt)
    }
    return due.length
  }

  /** Locked, and without those that somebody holds: an answer just now comes before the closing. */
  private due(where: FilterQuery<HelpRequest>, first: 'closesAt' | 'warnsAt'): Promise<HelpRequest[]> {
    return this.em.find(HelpRequest, where, {
      lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
      orderBy: { [first]: 'asc' },
      limit: AT_ONCE,
    })
  }

  private async close(request: HelpRequest, now: Date): Promise<void> {
    const decision = decide(request, 'autoClose', 'system', now)
    if (!decision.ok) {
      request.closesAt = null
      return
    }
    const from = request.status
    request.touch(now)
    request.enter(decision.status, now)
    await writeHistory(this.em, request, null, now, { action: 'closed', from, to: request.status })
    recordEvent(this.em, helpDeskEvents.moved, {
      aggregateId: request.id,
      aggregateVersion: request.version,
      payload: {
        ...about(request),
        recipients: recipients(request),
        summary: request.summary,
        actor: BY_TIME,
        from,
        closesAt: null,
      },
    })
    const facts = { objectType: 'HelpRequest', objectId: request.id, changedFields: ['status'] } as const
    recordAudit(this.em, { action: 'close', purpose: 'close-by-time', ...facts })
  }

  private warn(request: HelpRequest, closesAt: Date): void {
    recordEvent(this.em, helpDeskEvents.closingSoon, {
      aggregateId: request.id,
      aggregateVersion: request.version,
      payload: {
        ...about(request),
        recipients: recipients(request),
        summary: request.summary,
        closesAt: closesAt.toISOString(),
      },
    })
  }
}
