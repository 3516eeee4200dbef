import { demoCustomers, demoProgrammes, demoWorld, draw, type DemoCustomer, type DemoProgramme } from '@isets/demo'
import { addMonths, dateAt, fiscalYearOf, monthAt } from '@isets/rules'
import { transactional } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { ParticipantFigure } from '../packet/figures.ts'
import { StaffingPacket } from '../packet/packet.entity.ts'
import { demoAmendments, insertAmendments } from './demo-amendments.ts'
import { demoPacket, insertPackets, type DemoPacket } from './demo-packet-rows.ts'

const MONTHS = 14
/** The stories of those who take part in a programme. */
const TAKING_PART: readonly DemoCustomer['story'][] = ['active', 'inactive', 'exited']
const ACTIVITY = { SJP: 'WRT', S2S: 'VT', EF: 'CW' } as const
const LONGEST_MONTHS = 9

/**
 * Fills an empty billing with the packets of fourteen months in all states, their frozen figures, and amendments. What
 * is still open counts from what the other services tell. Does nothing when there are packets.
 */
export async function seedDemoPackets(em: EntityManager, now: Date): Promise<number> {
  if ((await em.count(StaffingPacket)) > 0) return 0
  const programmes = demoProgrammes(fiscalYearOf(now))
  const customers = Map.groupBy(demoCustomers(dateAt(now)), ({ programmeId }) => programmeId)
  const packets = programmes.flatMap((programme, place) =>
    Array.from({ length: MONTHS }, (_, index): DemoPacket => {
      const monthsAgo = index + 1
      const month = addMonths(monthAt(now), -monthsAgo)
      const served = participantsOf(programme, customers.get(programme.id) ?? [], monthsAgo)
      return demoPacket({ programme, place, month, monthsAgo, participants: served }, now)
    }),
  )
  await transactional(em, null, async (tx) => {
    await knowPlaces(tx, programmes)
    await insertPackets(tx, packets)
    await insertAmendments(tx, demoAmendments(packets, now))
  })
  return packets.length
}

/** Names of programmes and organisations, until their owners tell them. */
async function knowPlaces(em: EntityManager, programmes: readonly DemoProgramme[]): Promise<void> {
  for (const { id, name } of demoWorld().organisations) {
    await em.execute('insert into organisation_projection (id, name) values (?, ?) on conflict do nothing', [id, name])
  }
  for (const { id, organisationId, name, type, contractId, fiscalYear } of programmes) {
    await em.execute(
      `insert into programme_projection (id, organisation_id, name, type, contract_id, fiscal_year, is_open)
       values (?, ?, ?, ?, ?, ?, true) on conflict do nothing`,
      [id, organisationId, name, type, contractId, fiscalYear],
    )
  }
}

/** Who took part so many months ago, as the 4333 of that month has frozen it. */
function participantsOf(
  { type }: DemoProgramme,
  customers: readonly DemoCustomer[],
  monthsAgo: number,
): ParticipantFigure[] {
  return customers
    .filter((one) => TAKING_PART.includes(one.story) && one.monthsAgo >= monthsAgo && isStillThere(one, monthsAgo))
    .map((one) => {
      const hours = 800 + draw(one.number, `hours ${monthsAgo}`, 80) * 100
      const monthsInActivity = Math.min(LONGEST_MONTHS, one.monthsAgo - monthsAgo + 1)
      return {
        customerId: one.id,
        name: `${one.firstName} ${one.lastName}`,
        individualNumber: one.individualNumber,
        activities: ACTIVITY[type],
        etStatus: 'active',
        monthsInActivity,
        mustBeDiscussed: false,
        hours,
        verifiedHours: hours - draw(one.number, `unverified ${monthsAgo}`, 4) * 200,
        form4334: draw(one.number, `form ${monthsAgo}`, 8) === 0 ? 'required' : 'not_required',
        idhsVerification: 'eligible',
        staffingCompleted: true,
      } satisfies ParticipantFigure
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Who has left was there for a few months. */
function isStillThere({ story, monthsAgo: began, number }: DemoCustomer, monthsAgo: number): boolean {
  return story === 'active' || began - monthsAgo <= 3 + draw(number, 'stay', 4)
}
