import { Refusal, type Action } from '@isets/contracts'
import { authorise, matches, recordFilter } from '@isets/policies'
import { preparedQuery, type CallContext } from '@isets/service-kit'
import type { Dictionary } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { HelpRequest } from './help-request.entity.ts'
import { OpeningService } from './opening.service.ts'

const LOCKED = 'select * from help_request where id = ? for update'

export interface Target {
  readonly id: string
  /** The version that the caller has seen. */
  readonly version: number
}

/** Takes a request in hand for a change: nobody else can change it until the call ends. */
@Injectable()
export class InHandService {
  constructor(
    private readonly em: EntityManager,
    private readonly opening: OpeningService,
  ) {}

  /**
   * Loads and locks the request for somebody who may do `action` with it.
   * @throws Refusal NOT_FOUND when the caller may not even read it, FORBIDDEN, or STALE with the request as it is now
   */
  async take(target: Target, action: Action, context: CallContext): Promise<HelpRequest> {
    const [row] = await preparedQuery<Dictionary>(this.em, LOCKED, [target.id])
    const request = row === undefined ? null : this.em.map(HelpRequest, row)
    const { ability } = context
    if (request === null || !matches(recordFilter(ability, 'read', 'HelpRequest'), request)) {
      throw new Refusal('NOT_FOUND')
    }
    authorise(ability, action, 'HelpRequest', request)
    if (request.version !== target.version) {
      throw new Refusal('STALE', { current: await this.opening.view(target.id, context) })
    }
    return request
  }
}
