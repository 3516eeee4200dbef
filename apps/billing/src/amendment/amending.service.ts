import { Refusal, type AmendmentKind, type Caller } from '@isets/contracts'
import { correctionObstacle, firstAmendmentStatus, localDateOf } from '@isets/rules'
import { Clock, preparedQuery, recordAudit } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { monthState, type ServiceMonth } from '../month-lock/month-lock.ts'
import { tellAmendment } from './amendment-event.ts'

/** A cost of a month that billing has approved, added or put in the place of another. */
export interface CostChange {
  readonly about: ServiceMonth
  readonly customerId: string
  /** The cost in whose place the new one counts; `null` for one that comes on top. */
  readonly amendedCostId: string | null
  /** The category, in words. */
  readonly changed: string
  /** What it adds to the month, in cents; negative when it takes away. */
  readonly differenceCents: number
}

export interface HoursChange {
  readonly about: ServiceMonth
  readonly customerId: string
  readonly activityId: string
  /** Hundredths of an hour of the activity in the month. */
  readonly newHours: number
}

interface Change {
  readonly kind: AmendmentKind
  readonly about: ServiceMonth
  readonly customerId: string
  readonly activityId: string | null
  readonly costId: string | null
  readonly changed: string
  /** What it adds to the month. */
  readonly hours: number
  readonly cents: number
}

interface Frozen {
  readonly packetId: string
  readonly hours: number
  readonly cents: number
}

const FROZEN = `select packet_id as "packetId", hours, cents
  from customer_month_figures(?::uuid, ?::uuid, ?, ?::uuid)`
const HOURS = `select type, hours from activity_month_hours(?::uuid, ?)`
/** Written as it is and not through the ORM: the cost that it is about may still wait to be written after it. */
const INSERT = `insert into amendment (id, number, version, kind, status, packet_id, organisation_id, programme_id, month,
    customer_id, cost_id, activity_id, changed, original_hours, new_hours, original_cents, new_cents, reason,
    requester_id, requester_name, requested_at, idhs_verification)
  values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    (select idhs_verification from packet_participant where packet_id = ? and customer_id = ?))`
const NEXT_NUMBER = `select 'AM-' || lpad(nextval('amendment_serial')::text, 6, '0') as number`

/** Records changes of months that billing has approved: the original stays beside the amended (BILL-024 to BILL-030). */
@Injectable()
export class AmendingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * An amendment of costs; the caller then writes the cost with the returned id. Rights are the caller's to check.
   * @throws Refusal WRONG_STATUS when the month is not approved by billing, or too long ago (BILL-038)
   */
  amendCost({ amendedCostId: costId, differenceCents: cents, ...change }: CostChange, by: Caller, reason: string) {
    const kind = costId === null ? ('new_cost' as const) : ('cost' as const)
    return this.record({ ...change, kind, costId, activityId: null, hours: 0, cents }, by, reason)
  }

  /** An amendment of hours: it counts provisionally at once. `by` is null for what came by an event. */
  async amendHours({ about, customerId, activityId, newHours }: HoursChange, by: Caller | null, reason: string) {
    const values = [activityId, about.month]
    const [activity] = await preparedQuery<{ type: string; hours: number }>(this.em, HOURS, values)
    if (activity === undefined) throw new Refusal('NOT_FOUND')
    const hours = newHours - activity.hours
    const change = { about, customerId, activityId, changed: activity.type, hours }
    return this.record({ ...change, kind: 'hours', costId: null, cents: 0 }, by, reason)
  }

  /** @returns the id of the amendment */
  private async record(change: Change, by: Caller | null, reason: string): Promise<string> {
    const { kind, about, customerId, activityId, costId, changed } = change
    const now = this.clock.now()
    await this.requireBilled(about, by === null ? null : now)
    const frozen = await this.frozen(about, customerId)
    const [numbered] = await preparedQuery<{ number: string }>(this.em, NEXT_NUMBER, [])
    const { organisationId, programmeId, month } = about
    const facts = {
      ...{ id: v7(), number: numbered?.number ?? '', kind, status: firstAmendmentStatus(kind !== 'hours') },
      ...{ packetId: frozen.packetId, organisationId, programmeId, month, customerId, costId, activityId, changed },
      ...{ originalHours: frozen.hours, newHours: frozen.hours + change.hours },
      ...{ originalCents: frozen.cents, newCents: frozen.cents + change.cents },
      ...{ reason, requesterId: by?.userId ?? null, requesterName: by?.name ?? null, requestedAt: now },
    }
    await preparedQuery(this.em, INSERT, [...Object.values(facts), facts.packetId, customerId])
    tellAmendment(this.em, { ...facts, version: 1 }, by)
    recordAudit(this.em, { action: 'add', objectType: 'Amendment', objectId: facts.id })
    return facts.id
  }

  /** Billing has approved the month, and it can still be corrected; `now` null: whenever it comes. */
  private async requireBilled(about: ServiceMonth, now: Date | null): Promise<void> {
    if ((await monthState(this.em, about)) !== 'billed') {
      throw new Refusal('WRONG_STATUS', { reason: 'Billing has not approved this month: it needs no amendment.' })
    }
    const reason = now === null ? null : correctionObstacle(about.month, localDateOf(now))
    if (reason !== null) throw new Refusal('WRONG_STATUS', { reason })
  }

  /** The frozen figures of the customer in the month, with all amendments so far. */
  private async frozen({ organisationId, programmeId, month }: ServiceMonth, customerId: string): Promise<Frozen> {
    const values = [organisationId, programmeId, month, customerId]
    const [row] = await preparedQuery<Frozen>(this.em, FROZEN, values)
    if (row === undefined) throw new Refusal('NOT_FOUND')
    return row
  }
}
