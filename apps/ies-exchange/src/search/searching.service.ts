import {
  iesExchangeEvents,
  Refusal,
  type contract,
  type IesMatch,
  type IesOutcome,
  type InputOf,
  type OutputOf,
} from '@isets/contracts'
import { checkIesSearch, identifiersIn, nameKey } from '@isets/rules'
import { mayEver } from '@isets/policies'
import { Clock, recordAudit, recordEvent, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { CUSTOMER_COLUMNS, type CustomerRow } from '../customer/customer-row.ts'
import { LastSync } from '../import/last-sync.ts'
import { IES_SETTINGS, type IesSettings } from '../settings.ts'
import { hashLast4 } from '../ssn/ssn-hash.ts'
import { Lookup } from './lookup.entity.ts'
import { matchView } from './match.view.ts'

type Search = InputOf<typeof contract.iesExchange.searchIes>
type Result = OutputOf<typeof contract.iesExchange.searchIes>

/** Whatever was given has to be equal (IES-015). A ZIP of five digits also finds one of nine. */
const MATCHES = `
select ${CUSTOMER_COLUMNS} from ies_customer c
where c.last_key = ? and c.first_key = ?
  and (? = '' or c.individual_number = ?) and (? = '' or c.case_number = ?)
  and (? = '' or c.birth_date::text = ?) and (? = '' or left(c.zip, 5) = left(?, 5))
order by c.individual_number limit 200`

/** Search IES Customer (IES-008 to IES-015). Every look-up is written down with who made it, by what, and its result. */
@Injectable()
export class SearchingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly lastSync: LastSync,
    @Inject(IES_SETTINGS) private readonly settings: IesSettings,
  ) {}

  /** @throws Refusal INVALID with a sentence for each field that keeps the search from being made */
  async search(input: Search, { caller, ability }: CallContext): Promise<Result> {
    const fields = checkIesSearch(input)
    if (Object.keys(fields).length > 0) throw new Refusal('INVALID', { fields })
    const found = await this.#matches(input)
    const match = found.length === 1 ? found[0] : undefined
    const outcome = outcomeOf(match)
    const identifiers = identifiersIn(input)
    const id = v7()
    this.em.create(Lookup, {
      id,
      at: this.clock.now(),
      userId: caller.userId,
      userName: caller.name,
      organisationName: caller.organisationName,
      identifiers: [...identifiers],
      outcome,
      customerId: match?.customerId ?? null,
    })
    recordAudit(this.em, {
      action: 'search',
      objectType: 'IesFeed',
      objectId: match?.customerId ?? '',
      purpose: `searchIes by ${identifiers.join(', ')}: ${outcome}`,
    })
    if (match !== undefined) this.#tellMatch(id, match.customerId)
    return {
      outcome,
      customer: match ?? null,
      several: found.length > 1,
      mayAdd: match === undefined && mayEver(ability, 'add', 'Customer'),
      lastSyncAt: await this.lastSync.at(),
    }
  }

  #tellMatch(lookupId: string, customerId: string): void {
    const payload = { customerId }
    recordEvent(this.em, iesExchangeEvents.customerMatched, { aggregateId: lookupId, aggregateVersion: 1, payload })
  }

  async #matches({ firstName, lastName, individualNumber, caseNumber, birthDate, zip, ssnLast4 }: Search) {
    const twice = [individualNumber, caseNumber, birthDate, zip].flatMap((value) => [value, value])
    const rows = await this.em.execute<CustomerRow[]>(MATCHES, [nameKey(lastName), nameKey(firstName), ...twice])
    const same = ({ individual_number, ssn_last4_hash }: CustomerRow) =>
      ssnLast4 === '' || hashLast4(this.settings.ssnKey, ssnLast4, individual_number) === ssn_last4_hash
    return rows.filter(same).map(matchView)
  }
}

/** IES-011 to IES-013. Only a person whom the feed names and calls eligible is. */
function outcomeOf(match: IesMatch | undefined): IesOutcome {
  if (match === undefined) return 'not_found'
  return match.eligibility === 'eligible' && match.inFeed ? 'eligible' : 'not_eligible'
}
