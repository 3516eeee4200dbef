import { demoWorld } from '@isets/demo'
import type { Page } from 'playwright-core'
import { bothSizes } from '../stage/both-sizes.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { FCRC_WORKER, WORKFORCE } from '../stage/people.ts'
import { referralForm } from '../stage/referral-form.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const NOTE = 'Please ask whether evenings would do, and send it again.'
const SEND_BACK = 'Send back to the FCRC'

export function sendingBack(): void {
  story(
    'REF-055 IDHS sends a rejected referral back to the FCRC, which refers the customer again',
    backAndAgain,
    120_000,
  )
}

/** A customer of the demo whom the FCRC had sent and a provider has rejected. */
function rejectedCustomer() {
  const customer = demoWorld().customers.find(({ number }) => number === 2852)
  if (!customer) throw new Error('There is no such customer.')
  return customer
}

async function backAndAgain(stage: Stage): Promise<void> {
  const customer = rejectedCustomer()
  const toRework = `/referrals?view=rework&q=${customer.individualNumber}`
  const idhs = await stage.as(WORKFORCE, toRework)
  await open(idhs, customer.individualNumber)
  await idhs.getByRole('button', { name: SEND_BACK }).click()
  const form = idhs.getByRole('dialog')
  await seen(form.getByText(/^Sample FCRC South sees the answer of the provider/))
  await form.getByRole('button', { name: SEND_BACK }).click()
  await seen(form.getByText('Please write a short note.'))
  await form.getByRole('textbox', { name: 'Note' }).fill(NOTE)
  await bothSizes(idhs, 'referral-send-back')
  await form.getByRole('button', { name: SEND_BACK }).click()
  await gone(form, idhs.getByRole('button', { name: SEND_BACK }))
  await seen(idhs.getByText(/^Sent back to Sample FCRC South, which has not/))
  await seen(idhs.getByRole('button', { name: 'Take up again' }))
  await bothSizes(idhs, 'referral-sent-back-idhs')
  await idhs.goto(toRework)
  await seen(idhs.getByText('No referrals match these filters'))

  const office = await stage.as(FCRC_WORKER, '/start')
  const line = office.getByRole('link', { name: /^\d+ Referrals sent back to you/ })
  await seen(line)
  const [count = ''] = /\d+/.exec(await line.innerText()) ?? []
  await bothSizes(office, 'start-fcrc')
  await line.click()
  await seen(office.getByRole('link', { name: new RegExp(`^Sent back to us\\s*${count}$`) }))
  await becomes(async () => String(await office.getByRole('table').locator('tbody tr').count()), count)
  await bothSizes(office, 'referrals-sent-back')
  await open(office, customer.individualNumber)
  await seen(office.getByText('IDHS has sent this referral back to you'), office.getByText(NOTE).first())
  await seen(office.getByText(/Position\/slots are full/).first())
  await bothSizes(office, 'referral-sent-back')

  await office.getByRole('link', { name: 'Refer again' }).click()
  const again = referralForm(office)
  await again.service.selectOption({ label: 'SNAP Job Placement' })
  await again.note.fill('Evenings would do.')
  await again.submit.click()
  await seen(office.getByRole('heading', { name: 'Versions' }), office.getByText('Pending IDHS Response').first())
  await keepPicture(office, 'referral-of-fcrc')
  await office.goto('/referrals?view=sent_back')
  await becomes(
    async () => String(await office.getByRole('table').locator('tbody tr').count()),
    String(Number(count) - 1),
  )
  await gone(office.getByRole('row').filter({ hasText: customer.individualNumber }))
}

async function open(page: Page, individualNumber: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: individualNumber })
  await row.getByRole('link', { name: /^RF-/ }).click()
  await seen(page.getByRole('heading', { name: 'Versions' }))
}
