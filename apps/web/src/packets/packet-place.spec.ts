import { describe, expect, it } from '@jest/globals'
import type { PacketProgramme } from '@isets/contracts'
import { packetPlace } from './packet-place.ts'

const program = (id: string, provider: string): PacketProgramme => ({
  id,
  name: id,
  type: 'SJP',
  organisation: { id: provider, name: provider },
})
const ONE = [program('sjp', 'north')]
const TWO = [...ONE, program('earnfare', 'north')]
const MANY = [...TWO, program('south-sjp', 'south')]

describe('the provider and program of the list of packets', () => {
  it('BILL-003 are chosen for who has only one', () => {
    expect(packetPlace({}, ONE)).toEqual({
      isRequired: true,
      organisationId: 'north',
      programmeId: 'sjp',
      lacks: undefined,
    })
  })

  it('BILL-003 are asked for: the provider first, then the program unless it has only one', () => {
    expect(packetPlace({}, MANY)).toMatchObject({ isRequired: true, lacks: 'provider' })
    expect(packetPlace({}, TWO)).toMatchObject({ organisationId: 'north', lacks: 'program' })
    expect(packetPlace({ organisationId: 'north' }, MANY)).toMatchObject({ lacks: 'program' })
    expect(packetPlace({ organisationId: 'south' }, MANY)).toMatchObject({ programmeId: 'south-sjp', lacks: undefined })
  })

  it('BILL-003 follow from an address that names the program alone', () => {
    expect(packetPlace({ programmeId: 'earnfare' }, MANY)).toMatchObject({ organisationId: 'north', lacks: undefined })
  })

  it('BILL-003 are not needed for the month alone, and a month does not stand for them', () => {
    expect(packetPlace({ organisationId: 'north', programmeId: 'sjp' }, MANY).lacks).toBeUndefined()
    expect(packetPlace({ month: '2026-03', fiscalYear: 2026, office: 'Loop' }, MANY).lacks).toBe('provider')
  })

  it.each([{ view: 'due' }, { view: 'overdue' }, { view: 'reopening' }, { state: 'not_started' }] as const)(
    'BILL-002 are left open for work of all providers: %j',
    (search) => {
      expect(packetPlace(search, MANY)).toMatchObject({
        isRequired: false,
        organisationId: undefined,
        lacks: undefined,
      })
    },
  )

  it('wait for what there is to choose, and ask nothing where there are no packets', () => {
    expect(packetPlace({}, undefined).lacks).toBe('places')
    expect(packetPlace({ organisationId: 'north', programmeId: 'sjp' }, undefined).lacks).toBeUndefined()
    expect(packetPlace({}, [])).toMatchObject({ isRequired: false, lacks: undefined })
  })
})
