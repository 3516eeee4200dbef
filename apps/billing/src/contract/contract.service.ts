import {
  billingEvents,
  Refusal,
  type contracts,
  type ContractView,
  type InputOf,
  type OutputOf,
} from '@isets/contracts'
import { authorise, filterToSql, recordFilter } from '@isets/policies'
import { fiscalYearDates, knownActivities } from '@isets/rules'
import {
  among,
  preparedQuery,
  questionMark,
  recordAudit,
  recordEvent,
  together,
  type CallContext,
} from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { Organisation } from '../projection/organisation.entity.ts'
import { Contract } from './contract.entity.ts'

type List = InputOf<typeof contracts.listContracts>
type NewContract = InputOf<typeof contracts.addContract>
type ContractChange = InputOf<typeof contracts.editContract>
type Terms = Pick<NewContract, 'fiscalYear' | 'startsOn' | 'endsOn' | 'activities'>

const LIST = `select c.id, c.version, c.organisation_id as "organisationId", coalesce(g.name, '') as "organisationName",
  c.fiscal_year as "fiscalYear", c.number, c.starts_on::text as "startsOn", c.ends_on::text as "endsOn", c.activities
  from contract c left join organisation_projection g on g.id = c.organisation_id`

/** Keeps the contracts of providers (C24). */
@Injectable()
export class ContractService {
  constructor(private readonly em: EntityManager) {}

  async list(input: List, { ability }: CallContext): Promise<OutputOf<typeof contracts.listContracts>> {
    const { fiscalYear, organisationId, page, pageSize } = input
    const filter = recordFilter(ability, 'read', 'Contract')
    const { sql, params } = together([
      filterToSql(filter, { organisationId: 'c.organisation_id' }, questionMark),
      ...(fiscalYear === undefined ? [] : [{ sql: 'c.fiscal_year = ?', params: [fiscalYear] }]),
      ...among('c.organisation_id', organisationId === undefined ? [] : [organisationId], 'uuid'),
    ])
    const rows = await preparedQuery<ContractView>(
      this.em,
      `${LIST} where ${sql} order by c.fiscal_year desc, g.name, c.number limit ? offset ?`,
      [...params, pageSize, (page - 1) * pageSize],
    )
    const count = `select count(*)::int as total from contract c where ${sql}`
    const [counted] = await preparedQuery<{ total: number }>(this.em, count, params)
    return { rows, total: counted?.total ?? 0, page, pageSize }
  }

  async add(input: NewContract, { ability }: CallContext): Promise<ContractView> {
    authorise(ability, 'add', 'Contract', input)
    checkTerms(input)
    if ((await this.em.findOne(Organisation, { id: input.organisationId })) === null) throw new Refusal('NOT_FOUND')
    const { organisationId, fiscalYear, number } = input
    await this.requireFreeNumber({ organisationId, fiscalYear, number })
    return this.tell({ id: v7(), version: 1, ...input }, 'add')
  }

  async edit({ id, version, ...terms }: ContractChange, { ability }: CallContext): Promise<ContractView> {
    const contract = await this.em.findOne(Contract, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (contract === null) throw new Refusal('NOT_FOUND')
    authorise(ability, 'edit', 'Contract', contract)
    if (contract.version !== version) throw new Refusal('STALE', { current: await this.view(contract) })
    const { organisationId, fiscalYear } = contract
    checkTerms({ fiscalYear, ...terms })
    await this.requireFreeNumber({ organisationId, fiscalYear, number: terms.number }, id)
    return this.tell({ id, version: version + 1, organisationId, fiscalYear, ...terms }, 'edit')
  }

  /** @throws Refusal INVALID when another contract of the organisation and year has the number */
  private async requireFreeNumber(
    named: Pick<ContractView, 'organisationId' | 'fiscalYear' | 'number'>,
    apartFrom: string | null = null,
  ): Promise<void> {
    const taken = await this.em.findOne(Contract, named)
    if (taken === null || taken.id === apartFrom) return
    throw new Refusal('INVALID', { fields: { number: 'The organization has a contract of this number and year.' } })
  }

  private async tell(contract: Omit<ContractView, 'organisationName'>, action: 'add' | 'edit'): Promise<ContractView> {
    await this.em.upsert(Contract, contract)
    const { id, version, ...facts } = contract
    recordEvent(this.em, billingEvents.contractChanged, {
      aggregateId: id,
      aggregateVersion: version,
      payload: { contractId: id, version, ...facts },
    })
    recordAudit(this.em, { action, objectType: 'Contract', objectId: id, changedFields: Object.keys(facts) })
    return this.view(contract)
  }

  private async view(contract: Omit<ContractView, 'organisationName'>): Promise<ContractView> {
    const { id, version, organisationId, fiscalYear, number, startsOn, endsOn, activities } = contract
    const organisation = await this.em.findOne(Organisation, { id: organisationId })
    const organisationName = organisation?.name ?? ''
    return { id, version, organisationId, organisationName, fiscalYear, number, startsOn, endsOn, activities }
  }
}

/** @throws Refusal INVALID with every field that is wrong: a contract lies within its fiscal year (C24) */
function checkTerms({ fiscalYear, startsOn, endsOn, activities }: Terms): void {
  const year = fiscalYearDates(fiscalYear)
  const outside = 'Choose a day of the fiscal year, July 1 to June 30.'
  const isOutside = (day: string) => day < year.startsOn || day > year.endsOn
  const fields = {
    ...(isOutside(startsOn) && { startsOn: outside }),
    ...(endsOn < startsOn && { endsOn: 'A contract ends after it has begun.' }),
    ...(isOutside(endsOn) && { endsOn: outside }),
    ...(knownActivities(activities).length < activities.length && { activities: 'Choose activities of the list.' }),
  }
  if (Object.keys(fields).length > 0) throw new Refusal('INVALID', { fields })
}
