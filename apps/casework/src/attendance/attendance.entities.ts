import { defineEntity, p } from '@mikro-orm/core'
import { Customer } from '../customer/customer.entity.ts'
import { Activity } from '../plan/activity.entity.ts'

/** Hours of one activity on one day (statuses.csv: Entered, Verified). */
export const AttendanceDay = defineEntity({
  name: 'AttendanceDay',
  tableName: 'attendance_day',
  properties: {
    activityId: () => p.manyToOne(Activity).mapToPk().fieldName('activity_id').primary().deleteRule('cascade'),
    day: p.date().$type<string>().primary(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade'),
    /** Hundredths of an hour, at most a day. */
    hours: p.smallint(),
    enteredAt: p.datetime(),
    enteredBy: p.uuid().strictNullable(),
    verifiedAt: p.datetime().strictNullable(),
    verifiedBy: p.uuid().strictNullable(),
  },
  indexes: [{ name: 'attendance_day_customer', properties: ['customerId', 'day'] }],
})

/** What the days of a month come to: what billing and the limits for ABAWD look at. */
export const AttendanceMonth = defineEntity({
  name: 'AttendanceMonth',
  tableName: 'attendance_month',
  properties: {
    activityId: () => p.manyToOne(Activity).mapToPk().fieldName('activity_id').primary().deleteRule('cascade'),
    month: p.text().primary(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').deleteRule('cascade'),
    hours: p.integer(),
    verifiedHours: p.integer(),
    version: p.integer(),
  },
  indexes: [{ name: 'attendance_month_customer', properties: ['customerId', 'month'] }],
})
