import { describe, expect, it } from '@jest/globals'
import type { PacketProgramme } from '@isets/contracts'
import { narrowed, offeredProgrammes, packetPlace } from './packet-place.ts'

const program = (id: string, provider: string, office = 'Loop', isFcrc = false): PacketProgramme => ({
  id,
  name: id,
  type: 'SJP',
  organisation: { id: provider, name: provider },
  office,
  isFcrc,
})
const ONE = [program('sjp', 'north')]
const TWO = [...ONE, program('earnfare', 'north')]
const MANY = [...TWO, program('south-sjp', 'south')]
const WITH_FCRC = [...MANY, program('lake-sjp', 'lake', 'Lake'), program('fcrc-sjp', 'fcrc', 'Lake', true)]

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

describe('the office and the FCRCs', () => {
  const offered = (...ask: Parameters<typeof offeredProgrammes>) => offeredProgrammes(...ask).map(({ id }) => id)

  it('BILL-003 decide which providers are offered', () => {
    expect(offered({}, WITH_FCRC)).toEqual(['sjp', 'earnfare', 'south-sjp', 'lake-sjp'])
    expect(offered({ includeFcrcs: true }, WITH_FCRC)).toContain('fcrc-sjp')
    expect(offered({ office: 'Lake' }, WITH_FCRC)).toEqual(['lake-sjp'])
    expect(offered({ office: 'Lake', includeFcrcs: true }, WITH_FCRC)).toEqual(['lake-sjp', 'fcrc-sjp'])
  })

  it('BILL-003 leave what is chosen already, and to an FCRC its own', () => {
    expect(offered({ organisationId: 'fcrc' }, WITH_FCRC)).toContain('fcrc-sjp')
    expect(offered({ programmeId: 'fcrc-sjp' }, WITH_FCRC)).toContain('fcrc-sjp')
    expect(offered({}, WITH_FCRC, 'fcrc')).toContain('fcrc-sjp')
  })

  it('BILL-003 choose the provider if they leave only one', () => {
    expect(packetPlace({ office: 'Lake' }, WITH_FCRC)).toMatchObject({ programmeId: 'lake-sjp', lacks: undefined })
    expect(packetPlace({ office: 'Lake', includeFcrcs: true }, WITH_FCRC).lacks).toBe('provider')
  })

  it('BILL-003 take a chosen provider back only if they leave it out', () => {
    const chosen = { organisationId: 'lake', programmeId: 'lake-sjp' }
    expect(narrowed(chosen, { office: 'Lake' }, WITH_FCRC)).toEqual({ office: 'Lake' })
    const none = { organisationId: undefined, programmeId: undefined }
    expect(narrowed(chosen, { office: 'Loop' }, WITH_FCRC)).toEqual({ office: 'Loop', ...none })
    const fcrc = { programmeId: 'fcrc-sjp', includeFcrcs: true } as const
    expect(narrowed(fcrc, { includeFcrcs: undefined }, WITH_FCRC)).toEqual({ includeFcrcs: undefined, ...none })
    expect(narrowed({}, { office: 'Loop' }, WITH_FCRC)).toEqual({ office: 'Loop' })
  })
})
