import { Refusal, type Caller, type costs, type InputOf, type ServiceView } from '@isets/contracts'
import { recordAudit, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { takeCustomer, type CustomerInHand } from '../customer/customer-in-hand.ts'
import { Goal } from '../projection/goal.entity.ts'
import { Organisation } from '../projection/organisation.entity.ts'
import { requireGoal } from './goals.ts'
import { SupportiveService } from './supportive-service.entity.ts'

type NewService = InputOf<typeof costs.addService>
type ServiceChange = InputOf<typeof costs.editService>
type Fields = Pick<NewService, 'status' | 'plannedStartOn' | 'plannedEndOn' | 'hours' | 'notes'>
type Row = Omit<ServiceView, 'organisationName' | 'planGoal'> & { readonly goalId: string | null }

/** Keeps the service of each category: one for the whole participation, under a goal (SUPP-001 to SUPP-003). */
@Injectable()
export class SupportiveServices {
  constructor(private readonly em: EntityManager) {}

  async add(input: NewService, { caller, ability }: CallContext): Promise<ServiceView> {
    const fields = fieldsOf(input)
    const customer = await takeCustomer(this.em, input.customerId, ['add', 'SupportiveServiceCost'], ability)
    const organisationId = agencyOf(caller, customer)
    const { customerId, category } = input
    if ((await this.em.findOne(SupportiveService, { customerId, category })) !== null) {
      throw new Refusal('WRONG_STATUS', { reason: 'This customer has the service of this category already.' })
    }
    const goalId = await requireGoal(this.em, { customerId, goalId: null }, input.goalId)
    const service = { id: v7(), version: 1, customerId, category, organisationId, goal: '', goalId, ...fields }
    this.em.create(SupportiveService, service)
    this.audit('add', service.id)
    return this.view(service)
  }

  async edit(input: ServiceChange, { ability }: CallContext): Promise<ServiceView> {
    const fields = fieldsOf(input)
    const service = await this.em.findOne(SupportiveService, { id: input.id })
    if (service === null) throw new Refusal('NOT_FOUND')
    await takeCustomer(this.em, service.customerId, ['edit', 'SupportiveServiceCost'], ability)
    if (service.version !== input.version) throw new Refusal('STALE', { current: await this.view(service) })
    const goalId = await requireGoal(this.em, service, input.goalId)
    Object.assign(service, fields, { goalId, version: service.version + 1 })
    this.audit('edit', service.id)
    return this.view(service)
  }

  private async view(service: Row): Promise<ServiceView> {
    const { id, version, status, plannedStartOn, plannedEndOn, hours, notes, organisationId } = service
    const organisation = await this.em.findOne(Organisation, { id: organisationId })
    const goal = service.goalId === null ? null : await this.em.findOne(Goal, { id: service.goalId })
    return {
      ...{ id, version, status, plannedStartOn, plannedEndOn, hours, notes },
      goal: goal?.statement ?? service.goal,
      planGoal: goal === null ? null : { id: goal.id, status: goal.status, removed: goal.isRemoved },
      ...{ organisationId, organisationName: organisation?.name ?? '' },
    }
  }

  private audit(action: 'add' | 'edit', objectId: string): void {
    recordAudit(this.em, { action, objectType: 'SupportiveServiceCost', objectId, purpose: 'supportive service' })
  }
}

/** @throws Refusal PERSONAL_DATA; INVALID when it would end before it starts */
function fieldsOf({ status, plannedStartOn, plannedEndOn, hours, notes }: Fields): Fields {
  refusePersonalData(textsOf({ notes }))
  if (plannedStartOn !== null && plannedEndOn !== null && plannedEndOn < plannedStartOn) {
    throw new Refusal('INVALID', { fields: { plannedEndOn: 'The completion comes after the start.' } })
  }
  return { status, plannedStartOn, plannedEndOn, hours, notes }
}

/** SUPP-003: the service belongs to an agency: the caller's, or, entered by IDHS, that of the enrolment. */
function agencyOf({ organisationId }: Caller, { enrolledWith }: CustomerInHand): string {
  const agency = organisationId ?? enrolledWith
  if (agency === null) throw new Refusal('WRONG_STATUS', { reason: 'The customer is enrolled with no organisation.' })
  return agency
}
