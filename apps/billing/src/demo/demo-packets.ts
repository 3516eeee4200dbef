import { demoProgrammes, demoWorld, type DemoProgramme } from '@isets/demo'
import { addMonths, fiscalYearOf, localDateOf, monthAt } from '@isets/rules'
import { SEEDING, transactional } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { StaffingPacket } from '../packet/packet.entity.ts'
import { demoAmendments, insertAmendments } from './demo-amendments.ts'
import { DemoFigures } from './demo-figures.ts'
import { demoPacket, insertPackets, type DemoPacket } from './demo-packet-rows.ts'

const MONTHS = 14

/**
 * Fills an empty billing with the packets of fourteen months in all states, their frozen figures, and amendments, after
 * the costs. What is still open counts from what the other services tell. Does nothing when there are packets.
 */
export async function seedDemoPackets(em: EntityManager, now: Date): Promise<number> {
  if ((await em.count(StaffingPacket)) > 0) return 0
  const programmes = demoProgrammes(fiscalYearOf(now))
  const figures = await DemoFigures.read(em.fork(), localDateOf(now))
  const packets = programmes.flatMap((programme, place) =>
    Array.from({ length: MONTHS }, (_, index): DemoPacket => {
      const monthsAgo = index + 1
      const month = addMonths(monthAt(now), -monthsAgo)
      return demoPacket({ programme, place, month, monthsAgo }, figures, now)
    }),
  )
  await transactional(
    em,
    null,
    async (tx) => {
      await knowPlaces(tx, programmes)
      await insertPackets(tx, packets)
      await insertAmendments(tx, demoAmendments(packets, figures, now))
    },
    SEEDING,
  )
  return packets.length
}

/** Names of programmes and organisations, until their owners tell them. */
async function knowPlaces(em: EntityManager, programmes: readonly DemoProgramme[]): Promise<void> {
  for (const { id, name, kind, region } of demoWorld().organisations) {
    await em.execute(
      'insert into organisation_projection (id, name, kind, region) values (?, ?, ?, ?) on conflict do nothing',
      [id, name, kind, region],
    )
  }
  for (const { id, organisationId, name, type, contractId, fiscalYear } of programmes) {
    await em.execute(
      `insert into programme_projection (id, organisation_id, name, type, contract_id, fiscal_year, is_open)
       values (?, ?, ?, ?, ?, ?, true) on conflict do nothing`,
      [id, organisationId, name, type, contractId, fiscalYear],
    )
  }
}
