import type { OfficeView, ReceiverView, ReferralFormView, ReferralSide } from '@isets/contracts'
import {
  addCalendarDays,
  byDistance,
  earnfareUsedUpOn,
  isInReferralWindow,
  localDateOf,
  milesBetween,
  referralDeadlinesAt,
  type EarnfareSpan,
} from '@isets/rules'
import { Clock, preparedQuery, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { DirectoryService } from '../directory/directory.service.ts'
import { Office } from '../directory/office.entity.ts'
import { Organisation } from '../directory/organisation.entity.ts'
import { Referral } from '../referral/referral.entity.ts'

const EARNFARE = `
select e.enrolled_on::text as "enrolledOn", e.ended_on::text as "endedOn"
from enrolment e join programme p on p.id = e.programme_id and p.type = 'EF' where e.customer_id = ?`

/** What the form of a new referral offers, the nearest to the customer first. */
@Injectable()
export class ChoicesService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
  ) {}

  /** REF-012: every office; there is no wrong one. */
  async offices(county: string): Promise<OfficeView[]> {
    const offices = await this.em.findAll(Office)
    return byDistance(offices.map((office) => ({ ...plain(office), miles: milesBetween(county, office.county) })))
  }

  /** REF-034, REF-065: programmes of other providers that take referrals today. */
  async receivers(county: string, { ability, caller }: CallContext): Promise<ReceiverView[]> {
    const programmes = await this.directory.takingReferrals(ability)
    const choices = programmes
      .filter(({ organisation }) => organisation.id !== caller.organisationId)
      .map(({ id, name, type, organisation, locations }) => {
        const places = byDistance(locations.map((place) => ({ ...place, miles: milesBetween(county, place.county) })))
        return { name, programme: { id, name }, type, organisation, places, miles: places[0]?.miles ?? null }
      })
    return byDistance(choices).map(({ name: _, ...choice }) => choice)
  }

  /**
   * Referrals of the customer that are still open, and one that may be used again (REF-004, REF-005). IDHS sees all of
   * them, a provider the ones to itself: of others it knows only when it serves the customer.
   */
  async earlier(
    customerId: string,
    sides: readonly ReferralSide[],
    ownId: string | null,
  ): Promise<Pick<ReferralFormView, 'open' | 'earlier'>> {
    const own = sides.includes('provider') || ownId === null ? {} : { organisationId: ownId }
    const referrals = await this.em.find(Referral, { customerId, ...own }, { orderBy: { submittedAt: 'desc' } })
    const ids = referrals.flatMap(({ organisationId }) => organisationId ?? [])
    const names = new Map((await this.em.find(Organisation, { id: { $in: ids } })).map(({ id, name }) => [id, name]))
    const provider = ({ organisationId: id }: Referral) => (id === null ? null : { id, name: names.get(id) ?? '' })
    const open = referrals
      .filter(({ status }) => OPEN.has(status))
      .map((one) => ({ id: one.id, number: one.number, status: one.status, provider: provider(one) }))
    const again = referrals.find(({ status, exitedAt }) => status === 'exited' && this.isFresh(exitedAt))
    if (!again?.exitedAt || (await this.needsReverse(again))) return { open, earlier: null }
    const days = referralDeadlinesAt(again.exitedAt).windowDays
    const until = addCalendarDays(again.exitedAt, days).toISOString()
    return { open, earlier: { number: again.number, provider: provider(again), until } }
  }

  /** REF-033: an Earnfare whose yearly participation is used up begins with a new reverse referral. */
  private async needsReverse({ customerId, serviceNeeded }: Referral): Promise<boolean> {
    if (serviceNeeded !== 'EF') return false
    const spans = await preparedQuery<EarnfareSpan>(this.em, EARNFARE, [customerId])
    return earnfareUsedUpOn(spans, localDateOf(this.clock.now())) !== null
  }

  private isFresh(exitedAt: Date | null): boolean {
    return exitedAt !== null && isInReferralWindow(exitedAt, this.clock.now())
  }
}

const OPEN: ReadonlySet<string> = new Set(['pending_idhs_response', 'pending_provider_response', 'accepted'])

function plain({ id, name, address, city, county }: Omit<OfficeView, 'miles'>) {
  return { id, name, address, city, county }
}
