import type { Form4334, IdhsVerification, PacketReport, PacketView } from '@isets/contracts'
import { CATEGORIES, type PacketFigures } from '@isets/rules'
import { createHash } from 'node:crypto'

interface FigureCustomer {
  readonly customerId: string
  readonly name: string
  readonly individualNumber: string | null
}

/** A participant as the 4333 counts them. Hours in hundredths. */
export interface ParticipantFigure extends FigureCustomer {
  readonly activities: string
  readonly etStatus: string
  /** Of the activity that has been open longest. */
  readonly monthsInActivity: number
  /** BILL-014: one of the activities is in its 6th, 9th or 12th month. */
  readonly mustBeDiscussed: boolean
  readonly hours: number
  readonly verifiedHours: number
  readonly form4334: Form4334 | null
  readonly idhsVerification: IdhsVerification | null
  readonly staffingCompleted: boolean
}

/** A cost as the supportive-services summary shows it. Money in cents. */
export interface CostFigure extends FigureCustomer {
  readonly costId: string
  readonly category: keyof typeof CATEGORIES
  readonly incurredOn: string
  readonly cents: number
  /** Without what lies over the cap and is not approved. */
  readonly billableCents: number
  readonly override: 'none' | 'pending' | 'approved' | 'rejected'
  readonly changedAfterSubmission: boolean
  readonly approvedByPartner: boolean
}

/** Hours of one activity of a participant, for the 2606 of Earnfare. */
export interface AttendanceFigure extends FigureCustomer {
  readonly activity: string
  readonly hours: number
  readonly verifiedHours: number
}

/** Everything a packet reports, at one moment. */
export interface Figures {
  readonly participants: readonly ParticipantFigure[]
  readonly costs: readonly CostFigure[]
  readonly attendance: readonly AttendanceFigure[]
}

type CountedOfParticipant = 'customerId' | 'activities' | 'hours' | 'verifiedHours' | 'form4334' | 'idhsVerification'
type CountedOfCost = 'costId' | 'category' | 'cents' | 'billableCents' | 'approvedByPartner'

/** What its sums and fingerprints are made of: no names. */
export interface CountedFigures {
  readonly participants: readonly Pick<ParticipantFigure, CountedOfParticipant>[]
  readonly costs: readonly Pick<CostFigure, CountedOfCost>[]
  readonly attendance: readonly Omit<AttendanceFigure, 'name' | 'individualNumber'>[]
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
}

/** What is billed: ticked by the provider, without unapproved excess (BILL-010). */
function billedCents(costs: CountedFigures['costs']): number {
  return costs.reduce((sum, cost) => sum + (cost.approvedByPartner ? cost.billableCents : 0), 0)
}

/** The same lines have the same fingerprint, in whatever order a new name puts them. */
function fingerprintOf(lines: readonly (readonly unknown[])[]): string {
  return fingerprint(lines.map((line) => JSON.stringify(line)).toSorted())
}

/** What a tick of each report stands for. IDHS's own columns of the 4333 are no figures of the provider. */
export function fingerprints({ participants, costs, attendance }: CountedFigures): Record<PacketReport, string> {
  return {
    benefits_4333: fingerprintOf(
      participants.map(({ customerId, activities, hours, verifiedHours, form4334 }) => [
        customerId,
        activities,
        hours,
        verifiedHours,
        form4334,
      ]),
    ),
    supportive_services: fingerprintOf(
      costs.map(({ costId, cents, billableCents, approvedByPartner }) => [
        costId,
        cents,
        billableCents,
        approvedByPartner,
      ]),
    ),
    attendance_2606: fingerprintOf(
      attendance.map(({ customerId, activity, hours, verifiedHours }) => [customerId, activity, hours, verifiedHours]),
    ),
    employment: fingerprint([]),
    expense_certification: fingerprint('certified'),
    total_charges: fingerprint(billedCents(costs)),
  }
}

/** Participants for whom nobody has chosen 4334 Required or Not Required yet. */
function withoutForm4334(participants: CountedFigures['participants']): number {
  return participants.filter(({ form4334 }) => form4334 === null).length
}

/** The figures as the rules of a packet ask for them. */
export function packetFigures(figures: CountedFigures): PacketFigures {
  const open = withoutForm4334(figures.participants)
  const obstacle = `Choose 4334 Required or Not Required first: ${open} ${open === 1 ? 'customer has' : 'customers have'} neither.`
  return { fingerprints: fingerprints(figures), obstacles: open === 0 ? {} : { benefits_4333: obstacle } }
}

/** Sums of a packet for people to compare. */
export function totalsOf({ participants, costs }: CountedFigures): PacketView['totals'] {
  const byCategory = Map.groupBy(costs, ({ category }) => category)
  return {
    participants: participants.length,
    hours: participants.reduce((sum, { hours }) => sum + hours, 0),
    verifiedHours: participants.reduce((sum, { verifiedHours }) => sum + verifiedHours, 0),
    withoutForm4334: withoutForm4334(participants),
    notVerified: participants.filter(({ idhsVerification }) => idhsVerification === null).length,
    costs: costs.length,
    billedCents: billedCents(costs),
    enteredCents: costs.reduce((sum, { cents }) => sum + cents, 0),
    byCategory: [...byCategory].map(([category, ones]) => ({
      category,
      label: CATEGORIES[category].label,
      cents: billedCents(ones),
    })),
  }
}
