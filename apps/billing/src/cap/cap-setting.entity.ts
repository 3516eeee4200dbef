import { SERVICE_CATEGORIES, type ServiceCategory } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** The yearly cap of a category from a date on, in cents; without a value there is none (SUPP-012). */
export const CapSettingRow = defineEntity({
  name: 'CapSettingRow',
  tableName: 'cap_setting',
  properties: {
    category: p
      .enum(() => [...SERVICE_CATEGORIES])
      .$type<ServiceCategory>()
      .primary(),
    startsOn: p.date().primary(),
    capCents: p.integer().strictNullable(),
    setBy: p.text(),
    setAt: p.datetime(),
  },
})
