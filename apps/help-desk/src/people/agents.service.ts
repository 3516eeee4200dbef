import { Refusal } from '@isets/contracts'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Person } from './person.entity.ts'

export interface Agent {
  readonly id: string
  readonly name: string
}

const AGENT_ROLES = ['siu_agent', 'siu_lead'] as const

/** Knows to whom a request can be assigned (HELP-028). */
@Injectable()
export class AgentsService {
  constructor(private readonly em: EntityManager) {}

  /**
   * The active agent with an id; `null` when nobody is wanted.
   * @throws Refusal INVALID for anybody else
   */
  async assignable(id: string | null | undefined): Promise<Agent | null> {
    if (id === null || id === undefined) return null
    const person = await this.em.findOne(Person, { id, active: true })
    if (person === null || !AGENT_ROLES.some((role) => person.roles.includes(role))) {
      throw new Refusal('INVALID', { fields: { assigneeId: 'Please choose an active member of SIU.' } })
    }
    return person
  }
}
