import { expect } from '@jest/globals'
import type { AmendmentView, PacketRow, ParticipantRow, ServicesView } from '@isets/contracts'
import type { Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, PROVIDER_MANAGER, demoPerson } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'

const REASON = 'The receipt came after the month was billed'
const DOLLARS = '12.00'
const CENTS = 12_00
const TABLET = { width: 820, height: 1180 }

/** A cost of a month that billing has approved: entered late with its reason, reviewed, approved (SUPP-022, BILL-026). */
export async function lateCost(stage: Stage): Promise<void> {
  const provider = await stage.as(CASE_MANAGER, '/packets?state=all_complete')
  const place = await billedPlace(provider)
  await enters(provider, place)

  const manager = await stage.as(PROVIDER_MANAGER, `/amendments?view=to_review&month=${place.month}`)
  const { number, newCents, originalCents } = await amendmentOf(manager, place)
  expect(newCents - originalCents).toBe(CENTS)
  await readsWellOnATablet(manager, number)
  await manager.getByRole('button', { name: `Review ${number}` }).click()
  const dialog = manager.getByRole('dialog')
  await seen(
    dialog.getByRole('columnheader', { name: 'Original' }),
    dialog.getByRole('columnheader', { name: 'Amended' }),
    dialog.getByText(REASON),
  )
  await isAccessible(manager)
  await keepPicture(manager, 'amendment-dialog')
  await dialog.getByRole('button', { name: 'Refuse' }).click()
  await seen(dialog.getByText('Say why the amendment is refused.'))
  await dialog.getByRole('button', { name: 'Changes reviewed' }).click()
  await gone(dialog)

  const billing = await stage.as(demoPerson('billing-2'), '/amendments?view=to_approve')
  await billing.getByRole('button', { name: `Approve ${number}` }).click()
  await billing.getByRole('dialog').getByRole('button', { name: 'Approve the amendment' }).click()
  await gone(billing.getByRole('dialog'))
  await billing.goto('/amendments?status=approved')
  await seen(billing.getByRole('button', { name: `Look at ${number}` }))
  await provider.reload()
  await seen(costRow(provider, place).getByText(/· Amendment$/))
}

/** The number stands on one line, and the table stays within its window. */
async function readsWellOnATablet(page: Page, number: string): Promise<void> {
  const desk = page.viewportSize()
  await page.setViewportSize(TABLET)
  const linesOf = (element: Element) => {
    const words = document.createRange()
    words.selectNodeContents(element)
    return words.getClientRects().length
  }
  expect(await page.getByText(number, { exact: true }).evaluate(linesOf)).toBe(1)
  const list = page.getByRole('region', { name: 'Amendments' })
  expect(await list.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await keepPicture(page, 'amendments-820')
  if (desk) await page.setViewportSize(desk)
}

/** The case manager does not know that the month is billed: the form asks why the cost comes later. */
async function enters(page: Page, place: BilledPlace): Promise<void> {
  const { customerId, fiscalYear, category } = place
  await page.goto(`/customers/${customerId}/services?fiscalYear=${fiscalYear}`)
  await page.getByRole('button', { name: `Add a cost of ${category}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Activity').selectOption(place.activityId)
  await dialog.getByLabel('What it was for').fill(place.what)
  await dialog.getByLabel('Date of issue').fill(place.day)
  await dialog.getByLabel('Unit cost in dollars').fill(DOLLARS)
  await dialog.getByRole('button', { name: 'Save cost' }).click()
  await seen(dialog.getByText(/The change becomes an amendment/))
  await isAccessible(page)
  await keepPicture(page, 'late-cost')
  await dialog.getByRole('button', { name: 'Save cost' }).click()
  await seen(dialog.getByText('Say why, in at least three characters.'))
  await dialog.getByLabel('Why this comes later').fill(REASON)
  await dialog.getByRole('button', { name: 'Save cost' }).click()
  await gone(dialog)
  await seen(costRow(page, place).getByText('Amendment waits'))
}

function costRow(page: Page, { what }: BilledPlace) {
  return page.getByRole('table', { name: 'Costs of the year' }).getByRole('row').filter({ hasText: what })
}

/** Where a late cost can be entered: somebody served in a month that is billed, and a category with room. */
interface BilledPlace {
  readonly customerId: string
  readonly activityId: string
  readonly category: string
  readonly fiscalYear: number
  readonly month: string
  readonly day: string
  readonly what: string
}

async function billedPlace(page: Page): Promise<BilledPlace> {
  const packets = await read<{ rows: PacketRow[] }>(page, '/api/packets?dashboard=all_complete&sort=-month&pageSize=3')
  for (const packet of packets.rows) {
    const list = await read<{ rows: ParticipantRow[] }>(page, `/api/packets/${packet.id}/participants?pageSize=20`)
    for (const { customerId } of list.rows.filter(({ name }) => name !== null)) {
      const place = await placeOf(page, packet, customerId)
      if (place !== null) return place
    }
  }
  throw new Error('The demo has nobody for this story')
}

async function placeOf(page: Page, packet: PacketRow, customerId: string): Promise<BilledPlace | null> {
  const { month, fiscalYear, programme } = packet
  const day = `${month}-15`
  const address = `/api/customers/${customerId}/services?fiscalYear=${fiscalYear}`
  const { activities, categories, allowed } = await read<ServicesView>(page, address)
  const activity = activities.find(
    ({ programmeId, startedOn, endedOn }) =>
      programmeId === programme.id && startedOn <= day && day <= (endedOn ?? day),
  )
  const category = categories.find(
    ({ service, block, capCents, totalCents }) =>
      service?.status === 'open' && block === null && totalCents + CENTS <= (capCents ?? Infinity),
  )
  if (activity === undefined || category === undefined || !allowed.includes('addCost')) return null
  const what = `Late receipt of ${month}`
  return { customerId, activityId: activity.id, category: category.label, fiscalYear, month, day, what }
}

async function amendmentOf(page: Page, { month }: BilledPlace): Promise<AmendmentView> {
  const { rows } = await read<{ rows: AmendmentView[] }>(
    page,
    `/api/amendments?view=to_review&month=${month}&pageSize=200`,
  )
  const found = rows.find(({ reason }) => reason === REASON)
  if (found === undefined) throw new Error('There is no amendment for the late cost')
  return found
}

async function read<Answer>(page: Page, address: string): Promise<Answer> {
  const answer = await page.request.get(address)
  expect(answer.status()).toBe(200)
  return (await answer.json()) as Answer
}
