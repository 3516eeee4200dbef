import { contract, Refusal, type InputOf } from '@isets/contracts'
import { Handles, recordAudit, recordListing, SystemClock } from '@isets/service-kit'
import type { FilterQuery } from '@mikro-orm/core'
import { EntityManager, LockMode } from '@mikro-orm/postgresql'
import { Controller } from '@nestjs/common'
import { isMailbox } from './address.ts'
import { Delivery } from './delivery.entity.ts'
import { deliveryView } from './delivery.view.ts'

const { listDeliveries, retryDelivery } = contract.notifier
type Query = InputOf<typeof listDeliveries>

/** The ledger as the people who run ISETS see it. Their right covers all of it or nothing: there is no record check. */
@Controller()
export class DeliveryController {
  readonly #em: EntityManager
  readonly #clock: SystemClock

  constructor(em: EntityManager, clock: SystemClock) {
    this.#em = em
    this.#clock = clock
  }

  @Handles(listDeliveries)
  async listDeliveries(query: Query) {
    const { page, pageSize } = query
    const [rows, total] = await this.#em.findAndCount(Delivery, asked(query), {
      orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
      exclude: ['facts'],
      limit: pageSize,
      offset: (page - 1) * pageSize,
    })
    recordListing(this.#em, { objectType: 'Delivery', input: query, shown: rows.length })
    return { rows: rows.map((one) => deliveryView(one as Delivery)), total, page, pageSize }
  }

  /** Sends again with the same Message-ID: who has it already can see that it is the same mail. */
  @Handles(retryDelivery)
  async retryDelivery({ id }: InputOf<typeof retryDelivery>) {
    const delivery = await this.#em.findOne(Delivery, id, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (delivery === null) throw new Refusal('NOT_FOUND')
    if (delivery.state !== 'failed') throw new Refusal('WRONG_STATUS', { reason: 'Only failed mail is tried again.' })
    if (isForgotten(delivery)) throw new Refusal('WRONG_STATUS', { reason: 'What it said is forgotten by now.' })
    if (!isMailbox(delivery.recipient))
      throw new Refusal('WRONG_STATUS', { reason: delivery.lastError ?? 'No mailbox.' })
    this.#em.assign(delivery, { state: 'queued', dueAt: this.#clock.now() })
    recordAudit(this.#em, { action: 'redrive', objectType: 'Delivery', objectId: id, changedFields: ['state'] })
    return deliveryView(delivery)
  }
}

/** Whether retention has taken the facts that the mail would be written from. */
function isForgotten({ facts }: Delivery): boolean {
  return typeof facts === 'object' && facts !== null && Object.keys(facts).length === 0
}

function asked({ q, state }: Query): FilterQuery<Delivery> {
  const words = { $ilike: `%${q.replace(/[\\%_]/g, '\\$&')}%` }
  return {
    ...(q !== '' && { $or: [{ recipient: words }, { subject: words }] }),
    ...(state.length > 0 && { state: { $in: state } }),
  }
}
