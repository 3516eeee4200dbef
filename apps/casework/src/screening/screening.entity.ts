import { SCREENING_STATUSES, type ScreeningAnswers, type ScreeningStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { Customer } from '../customer/customer.entity.ts'

/** Drafts by their beginning, for those that are overdue (ASMT-021). */
const DRAFTS = `create index screening_drafts on screening (started_at) where status = 'draft'`

const ScreeningSchema = defineEntity({
  name: 'Screening',
  tableName: 'screening',
  properties: {
    id: p.uuid().primary(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade'),
    version: p.integer(),
    /** Where it was done; null: by IDHS. */
    organisationId: p.uuid().strictNullable(),
    /** Who sees it without a grant: the provider that began it, until a grant of it has ended. */
    holderOrganisationId: p.uuid().strictNullable(),
    /** As the form called the customer when it was begun: a provider without a grant sees no more of the customer. */
    customerName: p.text(),
    individualNumber: p.text(),
    formVersion: p.smallint(),
    answers: p.json<ScreeningAnswers>(),
    status: p.enum(() => [...SCREENING_STATUSES]).$type<ScreeningStatus>(),
    startedAt: p.datetime(),
    startedBy: p.uuid(),
    startedByName: p.text(),
    savedAt: p.datetime(),
    submittedAt: p.datetime().strictNullable(),
    submittedBy: p.uuid().strictNullable(),
    submittedByName: p.text().strictNullable(),
    /** The last review of a complete one (ASMT-013). */
    reviewedAt: p.datetime().strictNullable(),
    reviewedByName: p.text().strictNullable(),
  },
  indexes: [
    { name: 'screening_customer', properties: ['customerId', 'startedAt'] },
    { name: 'screening_holder', properties: ['holderOrganisationId', 'status', 'savedAt'] },
    { name: 'screening_drafts', expression: DRAFTS },
    {
      name: 'screening_one_draft',
      expression: `create unique index screening_one_draft on screening (customer_id, organisation_id) nulls not distinct
        where status = 'draft' and (holder_organisation_id is not null or organisation_id is null)`,
    },
  ],
})

/** An Initial Screening of one customer: a draft that saves itself, complete once it is submitted (ASMT-002, ASMT-007). */
export class Screening extends ScreeningSchema.class {}
ScreeningSchema.setClass(Screening)
