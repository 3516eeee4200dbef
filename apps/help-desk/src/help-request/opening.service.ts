import { Refusal, type HelpRequestView } from '@isets/contracts'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { requestView } from './help-request.view.ts'
import { openRequest } from './open.query.ts'

/** Shows one request to somebody who may read it. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** HELP-027; the reading is audited like a change. */
  async open(id: string, context: CallContext): Promise<HelpRequestView> {
    const view = await this.view(id, context)
    recordAudit(this.em, { action: 'read', objectType: 'HelpRequest', objectId: id })
    return view
  }

  /** The request as the caller sees it now; what has been changed but not yet flushed goes first. */
  async view(id: string, { caller, ability }: CallContext): Promise<HelpRequestView> {
    await this.em.flush()
    const row = await openRequest(this.em, ability, caller.userId, id)
    if (row === undefined) throw new Refusal('NOT_FOUND')
    return requestView(row, caller.userId, ability, this.clock.now())
  }
}
