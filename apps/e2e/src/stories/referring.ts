import type { Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, CUSTOMER, STRANGER, WORKFORCE } from '../stage/people.ts'
import { story } from '../stage/story.ts'

const TABLET = { width: 820, height: 1180 }

export function referring(): void {
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

  story('REF-047 a provider finds its pending referrals, overdue ones first, and accepts one', async (stage) => {
    const page = await stage.as(CASE_MANAGER, '/referrals')
    await seen(page.getByRole('table', { name: 'Referrals' }))
    await bothSizes(page, 'referrals-provider')
    await openFirst(page, 'Pending Provider Response')
    await page.getByRole('button', { name: 'Accept', exact: true }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Expected start date').fill('2035-01-08')
    await form.getByRole('button', { name: 'Accept', exact: true }).click()
    await gone(form)
    await seen(page.getByRole('heading', { level: 1 }), page.getByText('Client Assessment Completed').first())
    await isAccessible(page)
  })

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

async function bothSizes(page: Page, name: string): Promise<void> {
  await isAccessible(page)
  await keepPicture(page, name)
  await page.setViewportSize(TABLET)
  await isAccessible(page)
  await keepPicture(page, `${name}-tablet`)
  await page.setViewportSize({ width: 1440, height: 900 })
}
