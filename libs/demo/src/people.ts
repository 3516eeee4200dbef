import type { Role } from '@isets/contracts'
import { DEMO_CUSTOMER_COUNT, inventedCustomer, type DemoCustomer } from './demo-customers.ts'
import { demoId } from './demo-id.ts'
import { demoName } from './names.ts'
import { DEMO_FCRCS, DEMO_ORGANISATIONS, type DemoOrganisation } from './organisations.ts'

export interface DemoUser {
  readonly id: string
  readonly key: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  /** From the 555-01xx range, which is kept for fiction. */
  readonly phone: string
  readonly extension: string | null
  readonly roles: readonly Role[]
  /** `null` for staff of IDHS and SIU. */
  readonly organisationId: string | null
  /** The customer whose own login it is; `null` for staff. */
  readonly customerId: string | null
  readonly status: 'active' | 'deactivated'
}

/** Staff of IDHS and SIU: key, how many, role, mail domain. Keys are numbered from 1. */
const STAFF = [
  ['pm', 6, 'provider_manager', 'idhs.example'],
  ['agent', 14, 'siu_agent', 'siu.example'],
  ['lead', 2, 'siu_lead', 'siu.example'],
  ['workforce', 8, 'workforce_development', 'idhs.example'],
  ['billing', 4, 'billing_manager', 'idhs.example'],
  ['idhs', 3, 'idhs_manager', 'idhs.example'],
  ['super', 2, 'super_admin', 'isets.example'],
  ['platform', 1, 'platform_manager', 'isets.example'],
  ['program', 2, 'program_manager', 'idhs.example'],
  ['auditor', 1, 'auditor', 'idhs.example'],
] as const satisfies readonly (readonly [string, number, Role, string])[]

const TOTAL = 200
/** Every FCRC of the demo has a manager of its programme and a case worker. Both are staff of an FCRC as well (REF-037). */
const FCRC_SEATS = ['cbo_program_manager', 'partner'] as const
/** Who a customer is does not depend on the day. */
const ANY_DAY = '2026-03-02'
const FORMER_STAFF_EVERY = 25
/** C22: a super user who is IDHS management as well decides on the deletion of case notes. */
const MANAGEMENT = 'super-2'

interface Seat {
  readonly key: string
  readonly role: Role
  readonly organisation: DemoOrganisation | null
  readonly mailDomain: string
}

function staffSeats(): Seat[] {
  return STAFF.flatMap(([key, count, role, mailDomain]) =>
    Array.from({ length: count }, (_, n) => ({ key: `${key}-${n + 1}`, role, organisation: null, mailDomain })),
  )
}

/** Every organisation has one programme manager, an intermediary two people who oversee sub-grantees, the rest are case managers. */
function seatRole(organisation: DemoOrganisation, place: number): Role {
  if (place === 0) return 'cbo_program_manager'
  return organisation.kind === 'intermediary' && place <= 2 ? 'intermediary' : 'partner'
}

function providerSeats(count: number): Seat[] {
  return Array.from({ length: count }, (_, n) => {
    const organisation = DEMO_ORGANISATIONS[n % DEMO_ORGANISATIONS.length]
    if (!organisation) throw new RangeError('There are no demo organisations')
    const place = Math.floor(n / DEMO_ORGANISATIONS.length)
    return {
      key: `${organisation.key}-${place + 1}`,
      role: seatRole(organisation, place),
      organisation,
      mailDomain: organisation.mailDomain,
    }
  })
}

function fcrcSeats(): Seat[] {
  return DEMO_FCRCS.flatMap((organisation) =>
    FCRC_SEATS.map((role, place) => ({
      ...{ key: `${organisation.key}-${place + 1}`, role, organisation, mailDomain: organisation.mailDomain },
    })),
  )
}

function rolesOf({ key, role, organisation }: Seat): Role[] {
  if (organisation?.kind === 'fcrc') return ['fcrc', role]
  return key === MANAGEMENT ? [role, 'idhs_manager'] : [role]
}

function person(seat: Seat, index: number): DemoUser {
  const { firstName, lastName } = demoName(index)
  const left = seat.role === 'partner' && index % FORMER_STAFF_EVERY === 0
  return {
    id: demoId('user', seat.key),
    key: seat.key,
    firstName,
    lastName,
    email: `${firstName}.${lastName}@${seat.mailDomain}`.toLowerCase(),
    phone: `217-555-01${String(index % 100).padStart(2, '0')}`,
    extension: index % 3 === 0 ? String(100 + index) : null,
    roles: rolesOf(seat),
    organisationId: seat.organisation?.id ?? null,
    customerId: null,
    status: left ? 'deactivated' : 'active',
  }
}

const staff = staffSeats()

/** A customer with a login of their own: served by the organisation of the provider accounts. */
function customerLogin(): DemoUser {
  const organisation = DEMO_ORGANISATIONS.find(({ key }) => key === 'prairie')
  const { id, firstName, lastName, phone } = firstServedBy(organisation?.id)
  return {
    id: demoId('user', 'customer-1'),
    key: 'customer-1',
    firstName,
    lastName,
    email: `${firstName}.${lastName}@customers.example`.toLowerCase(),
    phone,
    extension: null,
    roles: ['customer'],
    organisationId: null,
    customerId: id,
    status: 'active',
  }
}

function firstServedBy(id: string | undefined): DemoCustomer {
  for (let number = 0; number < DEMO_CUSTOMER_COUNT; number += 1) {
    const customer = inventedCustomer(number, ANY_DAY)
    if (customer.story === 'active' && customer.organisationId === id) return customer
  }
  throw new RangeError('No demo customer is served by Prairie')
}

/** Two hundred invented people, staff of IDHS and SIU first, then the organisations in turn; one customer; the FCRCs. */
export const DEMO_USERS: readonly DemoUser[] = [
  ...[...staff, ...providerSeats(TOTAL - staff.length)].map(person),
  customerLogin(),
  ...fcrcSeats().map((seat, place) => person(seat, TOTAL + place)),
]
