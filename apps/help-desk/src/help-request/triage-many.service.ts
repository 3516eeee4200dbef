import { Refusal, type InputOf, type OutputOf, type working } from '@isets/contracts'
import { authorise, matches, recordFilter } from '@isets/policies'
import type { CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { AgentsService } from '../people/agents.service.ts'
import { HelpRequest } from './help-request.entity.ts'
import type { Target } from './in-hand.service.ts'
import { TriageService } from './triage.service.ts'

type Outcome = OutputOf<typeof working.triageMany>
type Refused = Outcome['refused'][number]

/** Triages many requests at once; one that cannot be changed does not hold up the others. */
@Injectable()
export class TriageManyService {
  constructor(
    private readonly em: EntityManager,
    private readonly agents: AgentsService,
    private readonly triage: TriageService,
  ) {}

  async triageMany(input: InputOf<typeof working.triageMany>, context: CallContext): Promise<Outcome> {
    const { targets, ...wanted } = input
    const agent = await this.agents.assignable(input.assigneeId)
    const requests = await this.em.find(
      HelpRequest,
      { id: { $in: targets.map(({ id }) => id) } },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } }, // one order for all: no deadlocks
    )
    const byId = new Map(requests.map((request) => [request.id, request]))
    const outcome: { changed: Outcome['changed']; refused: Refused[] } = { changed: [], refused: [] }
    for (const target of new Map(targets.map((one) => [one.id, one])).values()) {
      const request = byId.get(target.id)
      try {
        const taken = checked(request, target, context)
        await this.triage.triageInHand(taken, wanted, agent, context.caller)
        outcome.changed.push({ id: taken.id, version: taken.version })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        outcome.refused.push(refusedAs(target.id, request, error))
      }
    }
    return outcome
  }
}

/** @throws Refusal NOT_FOUND, FORBIDDEN or STALE */
function checked(request: HelpRequest | undefined, target: Target, { ability }: CallContext): HelpRequest {
  if (request === undefined || !matches(recordFilter(ability, 'read', 'HelpRequest'), request)) {
    throw new Refusal('NOT_FOUND')
  }
  authorise(ability, 'bulk', 'HelpRequest', request)
  if (request.version !== target.version) throw new Refusal('STALE')
  return request
}

function refusedAs(id: string, request: HelpRequest | undefined, { code, message, details }: Refusal): Refused {
  const number = code === 'NOT_FOUND' ? null : (request?.number ?? null)
  return { id, number, code, reason: details.reason ?? message }
}
