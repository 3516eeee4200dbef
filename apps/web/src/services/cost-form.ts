import type { CallOf, contract, CostView, PaidBy, PaymentMethod, ServicesView } from '@isets/contracts'
import { ACTIVITIES, knownActivities, parseDollars, takesCostsOn } from '@isets/rules'

/** What the fields of the form hold: text, as it was typed. */
export interface CostForm {
  readonly activityId: string
  readonly subtype: string
  readonly method: PaymentMethod
  readonly issuedOn: string
  readonly unit: string
  readonly quantity: string
  readonly paidBy: PaidBy
  readonly isEstimate: boolean
  readonly reason: string
}

type Activity = ServicesView['activities'][number]
type Fields = Omit<CallOf<typeof contract.billing.editCost>, 'id' | 'version' | 'amendmentReason'>
type CostField = 'activityId' | 'subtype' | 'issuedOn' | 'unit' | 'quantity' | 'reason'
/** Key of the sentence under `cost` in the texts. */
export type CostErrors = Partial<Record<CostField, CostProblem>>
export type CostProblem =
  'missingActivity' | 'missingSubtype' | 'missingDate' | 'futureDate' | 'badAmount' | 'badQuantity' | 'missingReason'

const MOST_CENTS = 1_000_000
const MOST_TIMES = 1_000

export function emptyForm({ activities, today }: Pick<ServicesView, 'activities' | 'today'>): CostForm {
  const open = activities.filter((one) => takesCostsOn({ ...one, isSnap: true, completedOn: one.endedOn }, today))
  return {
    activityId: open[0]?.id ?? activities[0]?.id ?? '',
    subtype: '',
    method: 'gift_card',
    issuedOn: today,
    unit: '',
    quantity: '1',
    paidBy: 'grant',
    isEstimate: false,
    reason: '',
  }
}

export function formOf(cost: CostView): CostForm {
  const { activityId, subtype, method, issuedOn, unitCents, quantity, paidBy, isEstimate } = cost
  const unit = (unitCents / 100).toFixed(2)
  return { activityId, subtype, method, issuedOn, unit, quantity: String(quantity), paidBy, isEstimate, reason: '' }
}

/** The total in cents, `null` while amount or number is not one. */
export function totalOf({ unit, quantity }: Pick<CostForm, 'unit' | 'quantity'>): number | null {
  const cents = parseDollars(unit)
  const times = timesOf(quantity)
  return cents === null || cents === 0 || cents > MOST_CENTS || times === null ? null : cents * times
}

function timesOf(text: string): number | null {
  const times = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return times >= 1 && times <= MOST_TIMES ? times : null
}

/** @param asksReason the month was submitted: the server has asked why this comes later */
export function problemsOf(form: CostForm, today: string, asksReason: boolean): CostErrors {
  const cents = parseDollars(form.unit)
  const problems: [CostField, CostProblem, boolean][] = [
    ['activityId', 'missingActivity', form.activityId === ''],
    ['subtype', 'missingSubtype', form.subtype.trim() === ''],
    ['issuedOn', 'missingDate', form.issuedOn === ''],
    ['issuedOn', 'futureDate', form.issuedOn > today],
    ['unit', 'badAmount', cents === null || cents === 0 || cents > MOST_CENTS],
    ['quantity', 'badQuantity', timesOf(form.quantity) === null],
    ['reason', 'missingReason', asksReason && form.reason.trim().length < 3],
  ]
  return Object.fromEntries(problems.filter(([, , isWrong]) => isWrong).map(([field, problem]) => [field, problem]))
}

/** What goes to the server; only for a form without problems. */
export function fieldsOf(form: CostForm): Fields & { amendmentReason?: string } {
  const { subtype, method, issuedOn, unit, quantity, paidBy, isEstimate, reason } = form
  return {
    subtype: subtype.trim(),
    method,
    issuedOn,
    unitCents: parseDollars(unit) ?? 0,
    quantity: timesOf(quantity) ?? 0,
    paidBy,
    isEstimate,
    ...(reason.trim() !== '' && { amendmentReason: reason.trim() }),
  }
}

/** The words of a choice; a code that is no activity any more stands for itself. */
export function activityLabel({ type, organisationName, startedOn }: Activity) {
  const [known] = knownActivities([type])
  return { type: known === undefined ? type : ACTIVITIES[known].label, organisation: organisationName, day: startedOn }
}
