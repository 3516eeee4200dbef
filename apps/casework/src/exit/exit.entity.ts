import { EXIT_REASONS, EXIT_STATUSES, type ExitReason, type ExitStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { Customer } from '../customer/customer.entity.ts'
import { Enrolment } from '../enrolment/enrolment.entity.ts'

const ExitSchema = defineEntity({
  name: 'Exit',
  tableName: 'enrolment_exit',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade'),
    enrolmentId: () => p.manyToOne(Enrolment).mapToPk().fieldName('enrolment_id').deleteRule('cascade'),
    status: p.enum(() => [...EXIT_STATUSES]).$type<ExitStatus>(),
    reason: p.enum(() => [...EXIT_REASONS]).$type<ExitReason>(),
    completedOn: p.date().$type<string>(),
    exitedAt: p.datetime(),
    exitedBy: p.uuid().strictNullable(),
    exitedByName: p.text().strictNullable(),
  },
  indexes: [{ name: 'enrolment_exit_customer', properties: ['customerId', 'completedOn'] }],
  uniques: [{ name: 'enrolment_exit_once', properties: ['enrolmentId'] }],
})

/** How and why an enrolment ended: a line of the exit history (EXIT-004, EXIT-012). */
export class Exit extends ExitSchema.class {}
ExitSchema.setClass(Exit)
