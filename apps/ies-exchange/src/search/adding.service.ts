import { Refusal, type contract, type IesMatch, type InputOf } from '@isets/contracts'
import { checkAddedCustomer, illinoisCounty, localDateOf, nameKey } from '@isets/rules'
import { Clock, recordAudit } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { CUSTOMER_COLUMNS, recordCustomersChanged, type CustomerRow } from '../customer/customer-row.ts'
import { matchView } from './match.view.ts'

type Input = InputOf<typeof contract.iesExchange.addCustomer>

const ADD = `
with added as (
  insert into ies_customer (id, version, individual_number, case_number, first_name, middle_name, last_name, first_key,
    last_key, birth_date, email, phone, line1, line2, city, state, zip, county, eligibility, abawd, in_feed, changed_at)
  values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?::date, ?, '', '', '', '', 'IL', ?, ?, 'needs_verification', false, false, ?)
  on conflict (individual_number) do nothing
  returning *
)
select ${CUSTOMER_COLUMNS} from added c`

/** IES-014: a person who receives SNAP and whom IES has not sent yet. The next feed that names the number overwrites all of it. */
@Injectable()
export class AddingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal INVALID with a sentence for each field; WRONG_STATUS when IES knows the number */
  async add(input: Input): Promise<IesMatch> {
    const now = this.clock.now()
    const form = { ...input, confirmEmail: input.email, noEmail: input.email === '' }
    const fields = checkAddedCustomer(form, localDateOf(now))
    if (Object.keys(fields).length > 0) throw new Refusal('INVALID', { fields })
    const { firstName, middleName, lastName, individualNumber, caseNumber, birthDate, email, zip, county } = input
    const [row] = await this.em.execute<CustomerRow[]>(ADD, [
      ...[v7(), individualNumber, caseNumber, firstName, middleName, lastName, nameKey(firstName), nameKey(lastName)],
      ...[birthDate, email, zip, illinoisCounty(county) ?? '', now],
    ])
    if (row === undefined) {
      throw new Refusal('WRONG_STATUS', { reason: 'IES knows this individual number. Search for it, with the name.' })
    }
    recordCustomersChanged(this.em, null, [row])
    recordAudit(this.em, { action: 'add', objectType: 'Customer', objectId: row.id })
    return matchView(row)
  }
}
