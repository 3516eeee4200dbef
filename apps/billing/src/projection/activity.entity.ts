import type { ActivityStatus, ActivityType } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** An activity of a customer's plan, as far as costs and packets ask; casework tells it. */
export const Activity = defineEntity({
  name: 'Activity',
  tableName: 'activity_projection',
  properties: {
    id: p.uuid().primary(),
    customerId: p.uuid(),
    enrolmentId: p.uuid(),
    organisationId: p.uuid(),
    programmeId: p.uuid(),
    type: p.text().$type<ActivityType>(),
    isSnap: p.boolean(),
    status: p.text().$type<ActivityStatus>(),
    startedOn: p.date().strictNullable(),
    plannedEndOn: p.date().strictNullable(),
    completedOn: p.date().strictNullable(),
  },
  indexes: [
    { name: 'activity_projection_customer', properties: ['customerId', 'startedOn'] },
    { name: 'activity_projection_place', properties: ['organisationId', 'programmeId', 'startedOn'] },
  ],
})
