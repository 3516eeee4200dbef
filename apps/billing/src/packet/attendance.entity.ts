import { defineEntity, p } from '@mikro-orm/core'

/**
 * Hours of an activity in a month, as casework tells them; in hundredths. What arrives while the month is locked waits
 * beside the frozen hours: for the reopening, or to become an amendment.
 */
export const AttendanceProjection = defineEntity({
  name: 'AttendanceProjection',
  tableName: 'attendance_projection',
  properties: {
    activityId: p.uuid().primary(),
    month: p.text().primary(),
    customerId: p.uuid(),
    organisationId: p.uuid(),
    programmeId: p.uuid(),
    hours: p.integer(),
    verifiedHours: p.integer(),
    waitingHours: p.integer().strictNullable(),
    waitingVerifiedHours: p.integer().strictNullable(),
  },
  indexes: [
    { name: 'attendance_projection_month', properties: ['programmeId', 'month', 'customerId'] },
    {
      name: 'attendance_projection_waiting',
      expression:
        'create index attendance_projection_waiting on attendance_projection (programme_id, month) where waiting_hours is not null',
    },
  ],
})
