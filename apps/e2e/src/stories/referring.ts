import { expect } from '@jest/globals'
import { demoWorld } from '@isets/demo'
import { datePlusDays, localDateOf } from '@isets/rules'
import type { Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { bothSizes } from '../stage/both-sizes.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, CUSTOMER, PROGRAMME_MANAGER, STRANGER, WORKFORCE } from '../stage/people.ts'
import { referralForm, signConsent } from '../stage/referral-form.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

export function referring(): void {
  story('REF-010 to REF-036 a provider refers to IDHS with consent, and IDHS on to the provider who accepts', wholeWay)

  story('REF-029 REF-030 Workforce Development answers a reverse referral from its queue', async (stage) => {
    const page = await stage.as(WORKFORCE, '/referrals?view=to_decide')
    await seen(page.getByRole('table', { name: 'Referrals' }))
    await bothSizes(page, 'referrals-workforce')
    await openFirst(page)
    await page.getByRole('button', { name: 'Answer as IDHS' }).click()
    const form = page.getByRole('dialog')
    await seen(form.getByLabel('The customer receives SNAP'))
    await isAccessible(page)
    await form.getByRole('button', { name: 'Answer as IDHS' }).click()
    await gone(form)
    await seen(page.getByText('Receives SNAP: yes', { exact: false }))
    await seen(page.getByText('1.2', { exact: true }))
    await bothSizes(page, 'referral-decided')
  })

  story(
    'REF-046 REF-047 a provider finds its pending referrals, accepts one and puts one on the waiting list',
    async (stage) => {
      const page = await stage.as(CASE_MANAGER, '/referrals')
      await seen(page.getByRole('table', { name: 'Referrals' }))
      await keepPicture(page, 'referrals-provider')
      await openFirst(page, 'Pending Provider Response')
      await page.getByRole('button', { name: 'Accept', exact: true }).click()
      const form = page.getByRole('dialog')
      await form.getByLabel('Expected start date').fill('2035-01-08')
      await form.getByRole('button', { name: 'Accept', exact: true }).click()
      await gone(form)
      await seen(page.getByRole('heading', { level: 1 }), page.getByText('Client Assessment Completed').first())
      await isAccessible(page)

      await page.goto('/referrals')
      await openFirst(page, 'Pending Provider Response')
      const waitList = 'Put on the waiting list'
      await page.getByRole('button', { name: waitList }).click()
      await form.getByRole('textbox', { name: 'Note' }).fill('The next course begins in March.')
      await keepPicture(page, 'referral-wait-list')
      await form.getByRole('button', { name: waitList }).click()
      await gone(form)
      await seen(page.getByText('Client Placed on Waiting List').first())
      await seen(page.getByText('The next course begins in March.').first())
    },
  )

  story('REF-048 REF-053 a rejected referral is gone from the provider, and waits for IDHS', async (stage) => {
    const page = await stage.as(STRANGER, '/referrals')
    await openFirst(page, 'Pending Provider Response')
    const address = page.url()
    await page.getByRole('button', { name: 'Reject', exact: true }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: 'Reject', exact: true }).click()
    await seen(form.getByText('Please choose at least one reason.'))
    stage.expectTrouble(/^422 /)
    await isAccessible(page)
    await keepPicture(page, 'referral-reject')
    await form.getByLabel('Position/slots are full').check()
    await form.getByRole('button', { name: 'Reject', exact: true }).click()
    await gone(form)
    stage.expectTrouble(/^404 /)
    await page.goto(address)
    await seen(page.getByText('There is no such referral, or you may not see it.'))
    const idhs = await stage.as(WORKFORCE, new URL(address).pathname)
    await seen(idhs.getByRole('button', { name: 'Take up again' }))
  })

  story('CUST-002 REF-021 a customer gives consent in the own login, and revokes it', async (stage) => {
    const page = await stage.as(CUSTOMER, '/')
    await seen(page.getByRole('heading', { name: 'My consents' }))
    await page.getByLabel('Who shares information about you?').selectOption({ label: 'IDHS' })
    await page.getByLabel('With whom?').selectOption({ label: 'Northwind Demo Training' })
    await seen(page.getByText('no later than one year after the day of signing', { exact: false }))
    await page.getByLabel('I have read this and agree').check()
    await bothSizes(page, 'consents-customer')
    await page.getByRole('button', { name: 'Give consent' }).click()
    const revoke = page.getByRole('button', { name: 'Revoke: IDHS to Northwind Demo Training' })
    await seen(revoke)
    await revoke.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
    await gone(revoke)
    await seen(page.getByText('Revoked', { exact: false }).first())
    await isAccessible(page)
  })

  story('PROV-035 PROV-046 a program manager enters a program, closes it and removes it', async (stage) => {
    const page = await stage.as(PROGRAMME_MANAGER, '/programmes')
    await page.getByRole('button', { name: 'Add program' }).click()
    const form = page.getByRole('form', { name: 'Program' })
    await form.getByRole('button', { name: 'Save program' }).click()
    await seen(form.getByRole('alert', { name: /things to fix$/ }))
    await isAccessible(page)
    await form.getByRole('combobox', { name: 'Contract' }).selectOption({ index: 1 })
    await form.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'SNAP Job Placement' })
    await form.getByRole('textbox', { name: 'Name of the program' }).fill('Demo Evening Program')
    const activities = form.getByRole('group', { name: 'Contracted activities' })
    await activities.getByRole('checkbox').first().check()
    await form.getByRole('group', { name: 'Locations' }).getByRole('checkbox').first().check()
    await form.getByRole('textbox', { name: 'Description' }).fill('In the evenings.')
    await bothSizes(page, 'programme-form')
    await form.getByRole('button', { name: 'Save program' }).click()
    await gone(form)
    const entered = page.getByRole('button', { name: 'Demo Evening Program' })
    await entered.click()
    await form.getByRole('checkbox', { name: /^Open:/ }).uncheck()
    await form.getByRole('button', { name: 'Save program' }).click()
    await seen(page.getByRole('row', { name: /Demo Evening Program.*No referrals/ }))
    await entered.click()
    await form.getByRole('button', { name: 'Remove' }).click()
    await page
      .getByRole('dialog', { name: /^Remove / })
      .getByRole('button', { name: 'Remove' })
      .click()
    await gone(entered)
  })

  story('REF-065 the directory of programs says where customers can be referred', async (stage) => {
    const page = await stage.as(CASE_MANAGER, '/programmes')
    await seen(page.getByText('Takes referrals').first())
    await bothSizes(page, 'programmes')
  })
}

async function openFirst(page: Page, status?: string): Promise<void> {
  const rows = page.getByRole('table', { name: 'Referrals' }).locator('tbody tr')
  const row = status === undefined ? rows.first() : rows.filter({ hasText: status }).first()
  await row.getByRole('link', { name: /^RF-/ }).click()
  await seen(page.getByRole('heading', { name: 'Versions' }))
}

/** Somebody whom the case manager's organization has screened and nobody has referred. */
function screened() {
  const customer = demoWorld().customers.findLast(
    ({ story: told, organisationId }) => told === 'screened' && organisationId === CASE_MANAGER.organisationId,
  )
  if (!customer) throw new Error('There is no screened customer.')
  return customer
}

async function wholeWay(stage: Stage): Promise<void> {
  const customer = screened()
  const today = localDateOf(new Date())
  const page = await stage.as(CASE_MANAGER, '/referrals')
  await page.getByRole('link', { name: 'New referral' }).click()
  const form = referralForm(page)
  await form.find.fill(customer.individualNumber)
  await page.getByRole('button', { name: `${customer.firstName} ${customer.lastName}` }).click()
  await form.submit.click()
  await seen(form.problems)
  await form.problems.getByRole('link', { name: 'Please choose an FCRC. Any of them is right.' }).click()
  await becomes(() => form.office.evaluate((field) => field === document.activeElement), true)
  await isAccessible(page)
  await keepPicture(page, 'referral-new-problems')
  await form.service.selectOption({ label: 'SNAP Job Placement' })
  await form.office.selectOption({ index: 1 })
  await form.assessed.check()
  await form.assessedOn.fill(today)
  await form.startsOn.fill(datePlusDays(today, 14))
  await form.note.fill('Comes on Mondays.')
  await seen(form.saved)
  await page.reload()
  await becomes(() => form.note.inputValue(), 'Comes on Mondays.')
  expect(await form.assessed.isChecked()).toBe(true)
  await signConsent(page, today)
  await seen(form.form.getByText(/^Consent: Prairie Demo Works to IDHS/))
  await bothSizes(page, 'referral-new-reverse')
  await form.submit.dblclick()
  await seen(page.getByRole('heading', { name: 'Versions' }), page.getByText('Pending IDHS Response').first())

  const idhs = await stage.as(WORKFORCE, new URL(page.url()).pathname)
  await idhs.getByRole('button', { name: 'Answer as IDHS' }).click()
  await idhs.getByRole('dialog').getByRole('button', { name: 'Answer as IDHS' }).click()
  await seen(idhs.getByText('Receives SNAP: yes', { exact: false }))
  await idhs.goto(`/referrals/new?customer=${customer.id}`)
  await seen(idhs.getByText(/^RF-\d+ is open$/))
  const forward = referralForm(idhs)
  await forward.service.selectOption({ label: 'SNAP Job Placement' })
  const program = await forward.receiver.getByRole('option', { name: /^Cottonwood Sample Jobs/ }).getAttribute('value')
  await forward.receiver.selectOption(program)
  await signConsent(idhs, today)
  await seen(forward.form.getByText(/^Consent: IDHS to Cottonwood Sample Jobs/))
  const confirmed = forward.form.getByRole('checkbox', { name: /^IDHS has checked/ })
  if ((await confirmed.count()) > 0) await confirmed.check()
  await isAccessible(idhs)
  await keepPicture(idhs, 'referral-new-forward')
  const receiver = await stage.as(STRANGER, '/referrals?sort=-submitted')
  await seen(receiver.getByRole('table', { name: 'Referrals' }))
  await forward.submit.click()
  await seen(idhs.getByRole('heading', { name: 'Versions' }), idhs.getByText('Pending Provider Response').first())

  // It comes into the receiver's list without reloading.
  const arrived = receiver.getByRole('row').filter({ hasText: customer.individualNumber })
  await arrived.getByRole('link', { name: /^RF-/ }).click()
  await receiver.getByRole('button', { name: 'Accept', exact: true }).click()
  const acceptance = receiver.getByRole('dialog')
  await acceptance.getByLabel('Expected start date').fill(datePlusDays(today, 14))
  await acceptance.getByRole('button', { name: 'Accept', exact: true }).click()
  await gone(acceptance)
  await seen(receiver.getByText('Client Assessment Completed').first())
  await receiver.goto(`/customers/${customer.id}/referrals`)
  await seen(receiver.getByRole('heading', { name: 'Consents' }), receiver.getByText('IDHS to Cottonwood Sample Jobs'))
  await bothSizes(receiver, 'referrals-of-a-customer')
}
