import { DEMO_PASSWORD, type DemoUser } from '@isets/demo'
import type { Locator, Page } from 'playwright-core'
import { becomes } from './look.ts'

/** Signs in where the page that was asked for leads to. */
export async function signInByKeys(page: Page, { email }: DemoUser): Promise<void> {
  await hasFocus(page.getByLabel('E-mail address'))
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
}

/** Presses Tab until the element has the focus. */
export async function tabTo(element: Locator, key = 'Tab'): Promise<void> {
  await element.waitFor()
  for (let pressed = 0; pressed < 100; pressed++) {
    if (await isFocused(element)) return
    await element.page().keyboard.press(key)
  }
  throw new Error(`The key ${key} does not lead to ${element}`)
}

/** In one look: a plain field that becomes the editor meanwhile would be another element at the second. */
export async function isFocused(element: Locator): Promise<boolean> {
  return (await element.and(element.page().locator(':focus')).count()) === 1
}

/** Waits until the element has the focus. */
export async function hasFocus(element: Locator): Promise<void> {
  await becomes(() => isFocused(element), true)
}
