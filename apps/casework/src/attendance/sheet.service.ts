import { Refusal, type AttendanceSheet } from '@isets/contracts'
import { matches, recordFilter } from '@isets/policies'
import { daysOfWeek, localDateOf, monthOf } from '@isets/rules'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Customer } from '../customer/customer.entity.ts'
import { sheetLines, sheetMonths } from './sheet.query.ts'
import { sheetView } from './sheet.view.ts'

/** Shows the attendance of a customer, week by week (ATT-002, ATT-011). */
@Injectable()
export class SheetService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @param day any day of the week; the reading is audited */
  async open(customerId: string, day: string, context: CallContext): Promise<AttendanceSheet> {
    const customer = await this.em.findOne(Customer, { id: customerId })
    if (customer === null || !matches(recordFilter(context.ability, 'read', 'Attendance'), customer)) {
      throw new Refusal('NOT_FOUND')
    }
    recordAudit(this.em, { action: 'read', objectType: 'Attendance', objectId: customerId })
    return this.view(customer, day, context)
  }

  async view(customer: Customer, day: string, { caller, ability }: CallContext): Promise<AttendanceSheet> {
    await this.em.flush()
    const days = daysOfWeek(day)
    const [monday = day] = days
    const sunday = days.at(-1) ?? day
    const lines = await sheetLines(this.em, customer.id, monday, sunday)
    const months = await sheetMonths(this.em, customer.id, [...new Set(days.map(monthOf))])
    return sheetView(customer, monday, lines, months, { caller, ability, today: localDateOf(this.clock.now()) })
  }
}
