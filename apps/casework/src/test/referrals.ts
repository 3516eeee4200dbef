import { randomUUID } from 'node:crypto'
import { referralsEvents, type PayloadOf } from '@isets/contracts'
import { eventually } from '@isets/testing'
import type { CaseworkStand } from './stand.ts'

type Told = PayloadOf<typeof referralsEvents.referralChanged>

/** A referral as it is told after each change, the latest one last. */
export class ToldReferral {
  readonly id = randomUUID()
  #version = 0
  readonly #stand: CaseworkStand
  readonly #about: Pick<Told, 'customerId' | 'toOrganisationId' | 'submittedAt'>

  constructor(stand: CaseworkStand, customerId: string, toOrganisationId: string, submittedOn = '2026-03-01') {
    this.#stand = stand
    this.#about = { customerId, toOrganisationId, submittedAt: `${submittedOn}T15:00:00.000Z` }
  }

  /** Returns when casework has heard of it. */
  async is(status: Told['status'], changes: Partial<Told> = {}): Promise<void> {
    this.#version += 1
    await this.#stand.tell(referralsEvents.referralChanged, this.id, this.#version, {
      ...{ referralId: this.id, number: 'RF-000001', version: this.#version, kind: 'forward', status, response: null },
      ...{ customerInitials: 'WD', fromOrganisationId: null, programmeId: null, programmeName: null },
      ...{ contactDueAt: null, responseDueAt: '2026-03-06T15:00:00.000Z', redAt: '2026-03-13T15:00:00.000Z' },
      ...{ expiresAt: '2026-04-30T15:00:00.000Z', expectedStartOn: null, consentRevoked: false },
      ...{ changedBy: { id: null, name: 'ISETS' }, ...this.#about, ...changes },
    })
    await eventually(async () => {
      const [row] = await this.#stand.sql<{ status: string }>('select status from referral where id = ?', [this.id])
      return row?.status === status
    })
  }

  revoked(): Promise<void> {
    return this.is('closed', { consentRevoked: true })
  }
}
