import {
  referralsEvents,
  Refusal,
  type InputOf,
  type OutputOf,
  type ProgrammeView,
  type contract,
} from '@isets/contracts'
import { authorise } from '@isets/policies'
import { localDateOf } from '@isets/rules'
import { Clock, recordAudit, recordEvent, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { LockMode, type InferEntity } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { workAsService } from '../access/as-service.ts'
import { Enrolment } from '../customer/progress.entity.ts'
import { Referral } from '../referral/referral.entity.ts'
import { DirectoryService } from './directory.service.ts'
import { Contract, OrganisationLocation, Programme, ProgrammeLocation } from './programme.entity.ts'

type Ops = typeof contract.referrals
type Entry = Pick<InputOf<Ops['addProgramme']>, 'name' | 'activities' | 'locationIds' | 'description'>
/** PROV-037: belongs to every programme. */
const JOB_RETENTION = 'JR'

/** Enters and changes programmes under contracts that have not ended (PROV-034 to PROV-039, C36). */
@Injectable()
export class ProgrammesService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
  ) {}

  async add(input: InputOf<Ops['addProgramme']>, { ability }: CallContext): Promise<ProgrammeView> {
    const { organisationId, contractId, locationIds, ...entry } = input
    authorise(ability, 'add', 'Programme', { organisationId })
    const under = await this.em.findOne(Contract, { id: contractId, organisationId })
    if (under === null || !this.isCurrent(under)) {
      const reason = 'Please choose a contract of this provider that has not ended.'
      throw new Refusal('INVALID', { fields: { contractId: reason } })
    }
    const activities = await this.checked(input, organisationId, under)
    const { fiscalYear } = under
    const programme = this.em.create(Programme, {
      ...{ id: v7(), version: 1, organisationId, contractId, fiscalYear, open: true },
      ...{ ...entry, activities },
    })
    await this.em.flush()
    await this.place(programme.id, locationIds)
    this.tell(programme, 'add')
    return this.directory.open(programme.id, ability)
  }

  async edit(input: InputOf<Ops['editProgramme']>, { ability }: CallContext): Promise<ProgrammeView> {
    const programme = await this.inHand(input.id)
    authorise(ability, 'edit', 'Programme', programme)
    const under = await this.requireCurrent(programme)
    if (programme.version !== input.version) {
      throw new Refusal('STALE', { current: await this.directory.open(input.id, ability) })
    }
    const activities = await this.checked(input, programme.organisationId, under, input.id)
    const { name, open, fullTime, partTime, offering, description, locationIds } = input
    Object.assign(programme, { name, open, fullTime, partTime, offering, description, activities })
    programme.version += 1
    await this.em.flush()
    await this.place(programme.id, locationIds)
    this.tell(programme, 'edit')
    return this.directory.open(programme.id, ability)
  }

  /** The other services keep it as closed. */
  async remove(
    { id, version }: InputOf<Ops['removeProgramme']>,
    { ability }: CallContext,
  ): Promise<OutputOf<Ops['removeProgramme']>> {
    const programme = await this.inHand(id)
    authorise(ability, 'remove', 'Programme', programme)
    await this.requireCurrent(programme)
    if (programme.version !== version) {
      throw new Refusal('STALE', { current: await this.directory.open(id, ability) })
    }
    await workAsService(this.em) // whoever has used it, seen by the caller or not
    const used =
      (await this.em.count(Referral, { programmeId: id })) + (await this.em.count(Enrolment, { programmeId: id }))
    if (used > 0) {
      throw new Refusal('WRONG_STATUS', {
        reason: 'Customers were referred to this program or enrolled. Close it instead.',
      })
    }
    programme.open = false
    programme.version += 1
    this.tell(programme, 'remove')
    this.em.remove(programme)
    return { done: true }
  }

  private async inHand(id: string) {
    const programme = await this.em.findOne(Programme, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (programme === null) throw new Refusal('NOT_FOUND')
    return programme
  }

  private isCurrent({ endsOn }: Pick<InferEntity<typeof Contract>, 'endsOn'>): boolean {
    return endsOn >= localDateOf(this.clock.now())
  }

  private async requireCurrent({ contractId }: InferEntity<typeof Programme>) {
    const under = await this.em.findOne(Contract, { id: contractId })
    if (under !== null && this.isCurrent(under)) return under
    throw new Refusal('WRONG_STATUS', { reason: 'A program of a past year stays as it was.' })
  }

  /**
   * The activities with Job Retention, when everything fits the contract and the provider's locations.
   * @throws Refusal INVALID, PERSONAL_DATA
   */
  private async checked(
    { name, description, activities, locationIds }: Entry,
    organisationId: string,
    under: InferEntity<typeof Contract>,
    id?: string,
  ): Promise<string[]> {
    refusePersonalData(textsOf({ name, description }))
    const fields: Record<string, string> = {}
    const others = await this.em.find(Programme, { contractId: under.id, name })
    if (others.some((one) => one.id !== id)) fields['name'] = 'There is a program of this name under the contract.'
    const wanted = [...new Set([...activities, JOB_RETENTION])]
    const contracted = new Set([...under.activities, JOB_RETENTION])
    if (wanted.length < 2) fields['activities'] = 'Please choose at least one activity.'
    else if (under.activities.length > 0 && wanted.some((code) => !contracted.has(code))) {
      fields['activities'] = 'Please choose activities of the contract only.'
    }
    const own = await this.em.count(OrganisationLocation, { organisationId, locationId: { $in: locationIds } })
    if (own < new Set(locationIds).size) fields['locationIds'] = 'Please choose locations of this provider.'
    if (Object.keys(fields).length > 0) throw new Refusal('INVALID', { fields })
    return wanted
  }

  private async place(programmeId: string, locationIds: readonly string[]): Promise<void> {
    await this.em.nativeDelete(ProgrammeLocation, { programmeId })
    const rows = [...new Set(locationIds)].map((locationId) => ({ programmeId, locationId }))
    await this.em.insertMany(ProgrammeLocation, rows)
  }

  private tell(programme: InferEntity<typeof Programme>, action: 'add' | 'edit' | 'remove'): void {
    const { id: programmeId, version, organisationId, name, type, contractId, fiscalYear, activities, open } = programme
    recordEvent(this.em, referralsEvents.programmeChanged, {
      ...{ aggregateId: programmeId, aggregateVersion: version },
      payload: { programmeId, version, organisationId, name, type, contractId, fiscalYear, activities, open },
    })
    recordAudit(this.em, { action, objectType: 'Programme', objectId: programmeId })
  }
}
