import { expect } from '@jest/globals'
import { demoWorld } from '@isets/demo'
import { filingForm, sentNumber } from '../stage/filing-form.ts'
import { hasFocus, isFocused, signInByKeys, tabTo } from '../stage/keys.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { AGENT, PROGRAMME_MANAGER, WORKFORCE } from '../stage/people.ts'
import { queueOf } from '../stage/queue.ts'
import { referralForm } from '../stage/referral-form.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'
import { costOverTheCap, monthByKeys } from './keyboard-money.ts'

/** Nothing in this file may touch the mouse. */
export function byKeyboard(): void {
  story('a request is filed and answered without a mouse', async (stage) => {
    const requester = await stage.visitor('requester')
    await requester.goto('/help/new')
    await signInByKeys(requester, PROGRAMME_MANAGER)
    const form = filingForm(requester)
    const keys = requester.keyboard
    await tabTo(form.summary)
    await keys.type('Filed without a mouse')
    await tabTo(form.category)
    await keys.type('ISETS')
    await tabTo(form.subcategory)
    await keys.type('How')
    await becomes(() => form.subcategory.inputValue(), 'how-to')
    await tabTo(form.description)
    await keys.type('Where do I find the list of activities?')
    await tabTo(form.isPartner.getByRole('radio', { name: 'Yes' }))
    await keys.press('Space')
    await tabTo(form.send)
    await keys.press('Enter')
    await seen(form.sent)
    const number = await sentNumber(requester)

    const agent = await stage.visitor('agent')
    await agent.goto('/support/queue?sort=-filed')
    await signInByKeys(agent, AGENT)
    const queue = queueOf(agent)
    const row = queue.opener(number)
    await seen(row)
    await agent.keyboard.press('j')
    await hasFocus(row)
    await agent.keyboard.press('j')
    expect(await isFocused(row)).toBe(false)
    await agent.keyboard.press('k')
    await hasFocus(row)
    await agent.keyboard.press('Enter')
    const open = queue.panel(number)
    await tabTo(open.answer)
    await agent.keyboard.type('Open Customers, then Activities.')
    await agent.keyboard.press('Control+Enter')
    await seen(open.conversation.getByText('Open Customers, then Activities.'))
    await tabTo(open.close, 'Shift+Tab')
    await agent.keyboard.press('Escape')
    await gone(open.panel)
    await hasFocus(row)

    await tabTo(requester.getByRole('link', { name: 'Open the request' }))
    await keys.press('Enter')
    await seen(requester.getByText('Open Customers, then Activities.'))
  })

  story('REF-010 a referral is written without a mouse, and each problem leads to its field', referByKeys)

  story('SUPP-014 SUPP-017 a cost over the cap is entered and decided without a mouse', costOverTheCap)

  story('BILL-007 BILL-012 BILL-019 a month is reviewed, submitted and approved without a mouse', monthByKeys)
}

async function referByKeys(stage: Stage): Promise<void> {
  const customer = demoWorld().customers.find(({ story: told }) => told === 'screened')
  if (!customer) throw new Error('There is no screened customer.')
  const page = await stage.visitor('workforce')
  await page.goto('/referrals/new')
  await signInByKeys(page, WORKFORCE)
  const form = referralForm(page)
  await tabTo(form.find)
  await page.keyboard.type(customer.individualNumber)
  await tabTo(page.getByRole('button', { name: `${customer.firstName} ${customer.lastName}` }))
  await page.keyboard.press('Enter')
  await tabTo(form.submit)
  await page.keyboard.press('Enter')
  await hasFocus(form.problems)
  await tabTo(form.problems.getByRole('link', { name: 'Please choose a provider and its program.' }))
  await page.keyboard.press('Enter')
  await hasFocus(form.receiver)
  await page.keyboard.press('ArrowDown')
  await becomes(async () => (await form.receiver.inputValue()) !== '', true)
  await tabTo(page.getByRole('combobox', { name: 'Which form' }))
  await seen(form.saved)
  await tabTo(form.service, 'Shift+Tab')
  expect(await form.problems.getByRole('link').count()).toBe(2)
}
