import { billingEvents } from '@isets/contracts'
import { nextOverrideAlert } from '@isets/rules'
import { Clock, Job, recordEvent } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { aboutOverride } from './override-facts.ts'
import { OverrideRequest } from './override-request.entity.ts'

/** Requests of one run; the job runs again at once while there are more. */
const AT_ONCE = 100

/** Reminds of requests that nobody decides, at 24 and at 48 hours (NOTIF-004, TMR-046, C10). */
@Injectable()
export class AlertingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** One alert of each request in a run. The row counts them, so that each is given once however often this is killed. */
  @Job('remind-of-overrides', { everySeconds: 2 })
  async alertDue(): Promise<number> {
    const due = await this.em.find(
      OverrideRequest,
      { status: 'pending', alertsAt: { $lte: this.clock.now() } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, orderBy: { alertsAt: 'asc' }, limit: AT_ONCE },
    )
    for (const request of due) await this.alert(request)
    return due.length
  }

  /** An alert leaves the version alone: nothing that anybody reads has changed. */
  private async alert(request: OverrideRequest): Promise<void> {
    const alert = nextOverrideAlert(request.requestedAt, request.alertsGiven)
    request.alertsGiven += 1
    request.alertsAt = nextOverrideAlert(request.requestedAt, request.alertsGiven)?.at ?? null
    if (alert === null) return
    recordEvent(this.em, billingEvents.overrideReminded, {
      aggregateId: request.id,
      aggregateVersion: request.version,
      payload: { ...(await aboutOverride(this.em, request)), hours: alert.hours },
    })
  }
}
