import { referralsEvents, Refusal, type Action, type Caller } from '@isets/contracts'
import { initialsOf, type ReferralActor, type ReferralCommand } from '@isets/rules'
import { Clock, recordAudit, recordEvent, writeLater } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { AccessService } from '../access/access.service.ts'
import type { Customer } from '../customer/customer.entity.ts'
import { Programme } from '../directory/programme.entity.ts'
import { decide } from './allowed.ts'
import type { Referral } from './referral.entity.ts'

/** Who does it; `null` is time. */
export type Doer = Pick<Caller, 'userId' | 'name' | 'organisationName'> | null
export const BY_TIME = 'ISETS'

/** What is done to a referral, and the fields that it sets. */
export interface Change {
  readonly command: ReferralCommand
  readonly actor: ReferralActor
  readonly by: Doer
  readonly set?: Partial<Referral>
  readonly note?: string
  readonly audit: Action
}

/** Commands after which an answer is awaited from the beginning. */
const ASKS_AGAIN: ReadonlySet<ReferralCommand> = new Set(['distribute', 'rework', 'reconsider'])

const WRITE_VERSION = `insert into referral_version (referral_id, version, act, at, actor_id, actor_name,
  actor_organisation, status, response, to_organisation_id, programme_id, expected_start_on, reasons, note)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::smallint[], ?)`

/** Changes referrals: transition, version, event, audit and access, all in one transaction. */
@Injectable()
export class ChangingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly access: AccessService,
  ) {}

  /**
   * Gives a command to a referral of a locked customer.
   * @throws Refusal WRONG_STATUS with the reason of the transition table; nothing is changed then
   */
  async change(referral: Referral, customer: Customer, change: Change): Promise<void> {
    const decision = decide(referral, change.command, change.actor, change.by)
    if (!decision.ok) throw new Refusal('WRONG_STATUS', { reason: decision.message })
    const now = this.clock.now()
    Object.assign(referral, change.set)
    referral.touch(now)
    referral.enter(decision.status, now)
    if (ASKS_AGAIN.has(change.command)) referral.startClocks(now)
    await this.record(referral, customer, change)
  }

  /** Writes down a change that is made, or a new referral, and renews access. */
  async record(
    referral: Referral,
    customer: Customer,
    change: Pick<Change, 'by' | 'note' | 'audit'> & { command: ReferralCommand | 'submit' },
  ): Promise<void> {
    await this.access.renew(customer)
    await this.writeVersion(referral, change)
    const { by, command } = change
    recordEvent(this.em, referralsEvents.referralChanged, {
      aggregateId: referral.id,
      aggregateVersion: referral.version,
      payload: {
        ...(await this.picture(referral, customer)),
        consentRevoked: command === 'revoke',
        changedBy: { id: by?.userId ?? null, name: by?.name ?? BY_TIME },
      },
    })
    const purpose = by === null || command === 'takeUp' ? command : undefined
    const facts = { objectType: 'Referral', objectId: referral.id, changedFields: ['status'] } as const
    recordAudit(this.em, { action: change.audit, ...facts, ...(purpose && { purpose }) })
  }

  private async writeVersion(
    referral: Referral,
    { by, command, note }: Pick<Change, 'by' | 'note'> & { command: string },
  ): Promise<void> {
    await writeLater(this.em, WRITE_VERSION, [
      referral.id,
      referral.version,
      command,
      this.clock.now(),
      by?.userId ?? null,
      by?.name ?? BY_TIME,
      by?.organisationName ?? null,
      referral.status,
      referral.response,
      referral.toOrganisationId,
      referral.programmeId,
      referral.expectedStartOn,
      `{${referral.reasons.join(',')}}`,
      note === undefined || note === '' ? null : note,
    ])
  }

  private async picture(referral: Referral, customer: Customer) {
    const { programmeId } = referral
    const programme = programmeId === null ? null : await this.em.findOne(Programme, { id: programmeId })
    return {
      referralId: referral.id,
      number: referral.number,
      version: referral.version,
      kind: referral.kind,
      status: referral.status,
      response: referral.response,
      customerId: customer.id,
      customerInitials: initialsOf(customer.fullName()),
      fromOrganisationId: referral.fromOrganisationId,
      toOrganisationId: referral.toOrganisationId,
      organisationId: referral.organisationId,
      grantedOrganisationIds: referral.grantedOrganisationIds,
      removed: referral.removedAt !== null,
      programmeId,
      programmeName: programme?.name ?? null,
      submittedAt: referral.submittedAt.toISOString(),
      contactDueAt: referral.contactDueAt?.toISOString() ?? null,
      responseDueAt: referral.responseDueAt.toISOString(),
      redAt: referral.redAt.toISOString(),
      expiresAt: referral.expiresAt.toISOString(),
      expectedStartOn: referral.expectedStartOn,
    }
  }
}
