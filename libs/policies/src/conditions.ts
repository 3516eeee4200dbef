import type { Caller, HelpRequestStatus, Subject } from '@isets/contracts'
import type { Clause } from './clause.ts'
import type { RecordCondition } from './rubric/row.ts'

/** The part of a caller that rights are built from. */
export type RightsHolder = Pick<
  Caller,
  'userId' | 'roles' | 'organisationId' | 'subGranteeIds' | 'assignedOrganisationIds' | 'customerId'
>

/** The fields of a record that relate it to a caller, with their SQL type. */
export const POLICY_FIELDS = {
  id: 'uuid',
  userId: 'uuid',
  requesterId: 'uuid',
  organisationId: 'uuid',
  grantedOrganisationIds: 'uuid[]',
  fromOrganisationId: 'uuid',
  customerId: 'uuid',
  status: 'text',
} as const
export type PolicyField = keyof typeof POLICY_FIELDS

/** Where the person stands in a record: `userId`, unless the record calls it otherwise. */
const PERSON_FIELD: Partial<Record<Subject, PolicyField>> = {
  CaseNoteDeletionRequest: 'requesterId',
  CostOverride: 'requesterId',
  HelpRequest: 'requesterId',
  User: 'id',
}
const ORGANISATION_FIELD: Partial<Record<Subject, PolicyField>> = { Organisation: 'id' }
/** A customer's login compares with the customer of the record. */
const CUSTOMER_FIELD: Partial<Record<Subject, PolicyField>> = { Customer: 'id' }

/** What of the caller a condition compares with. */
export type CallerFact = 'userId' | 'organisationId' | 'subGranteeIds' | 'assignedOrganisationIds' | 'customerId'

/** A condition taken apart, so that the clause in TypeScript and the policy in SQL come from one table. */
export type ConditionShape =
  | { readonly field: PolicyField; readonly operator: '$eq' | '$ne' | '$in' | '$overlap'; readonly fact: CallerFact }
  | { readonly field: PolicyField; readonly operator: '$eq'; readonly literal: string }

export function conditionShape(condition: RecordCondition, subject: Subject): ConditionShape {
  const person = PERSON_FIELD[subject] ?? 'userId'
  const organisation = ORGANISATION_FIELD[subject] ?? 'organisationId'
  const shapes = {
    ownRecord: { field: person, operator: '$eq', fact: 'userId' },
    notOwnRecord: { field: person, operator: '$ne', fact: 'userId' },
    ownOrganisation: { field: organisation, operator: '$eq', fact: 'organisationId' },
    subGrantees: { field: organisation, operator: '$in', fact: 'subGranteeIds' },
    assignedProviders: { field: organisation, operator: '$in', fact: 'assignedOrganisationIds' },
    accessGrant: { field: 'grantedOrganisationIds', operator: '$overlap', fact: 'organisationId' },
    subGranteeAccessGrant: { field: 'grantedOrganisationIds', operator: '$overlap', fact: 'subGranteeIds' },
    sentByOwnOrganisation: { field: 'fromOrganisationId', operator: '$eq', fact: 'organisationId' },
    ownCustomer: { field: CUSTOMER_FIELD[subject] ?? 'customerId', operator: '$eq', fact: 'customerId' },
    escalated: { field: 'status', operator: '$eq', literal: 'escalated' satisfies HelpRequestStatus },
  } as const satisfies Record<RecordCondition, ConditionShape>
  return shapes[condition]
}

function factOf(caller: RightsHolder, fact: CallerFact): string[] {
  const value: unknown = caller[fact]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((item): item is string => typeof item === 'string' && item !== '')
}

/**
 * The clause that a condition means for this caller, or `undefined` when the caller lacks the fact it compares with
 * (staff of SIU has no organisation, most organisations no sub-grantees): then the grant gives nothing. A clause
 * with an undefined value would become `{}` on its way through JSON and match everything.
 */
export function clauseFor(condition: RecordCondition, subject: Subject, caller: RightsHolder): Clause | undefined {
  const shape = conditionShape(condition, subject)
  if ('literal' in shape) return { [shape.field]: { $eq: shape.literal } }
  const values = factOf(caller, shape.fact)
  const [first] = values
  if (first === undefined) return undefined
  switch (shape.operator) {
    case '$eq':
      return { [shape.field]: { $eq: first } }
    case '$ne':
      return { [shape.field]: { $ne: first } }
    case '$in':
      return { [shape.field]: { $in: values } }
    case '$overlap':
      return { [shape.field]: { $overlap: values } }
  }
}
