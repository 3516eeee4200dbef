import { expect } from '@jest/globals'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { gone, seen } from '../stage/look.ts'
import { AGENT } from '../stage/people.ts'
import { queueOf } from '../stage/queue.ts'
import { story } from '../stage/story.ts'

const ADDRESS = 'briar.visitor@mail.example'
const ANSWER = 'Your account is open again: please sign in with your old password.'

export function visiting(): void {
  story(
    'HELP-004 IDN-004 a visitor finds no answer, asks without an account, and gets the answer by mail',
    async (stage) => {
      const page = await stage.visitor('visitor')
      await page.goto('/sign-in')
      await page.getByRole('link', { name: 'Common questions, and help without an account' }).click()
      await seen(page.getByRole('heading', { name: 'Common questions' }), page.getByText('I cannot sign in. What'))
      await page.getByRole('searchbox', { name: 'Search questions' }).fill('locked account')
      await gone(page.getByText('Can I export a list?'))
      await isAccessible(page)
      await keepPicture(page, 'questions-public')
      await page.getByRole('link', { name: 'Ask it' }).click()

      const form = page.getByRole('form', { name: 'Ask a question' })
      await form.getByRole('button', { name: 'Send question' }).click()
      await seen(form.getByRole('link', { name: 'Please choose a category.' }))
      await form.getByLabel('What is it about?').selectOption({ label: 'Users and access: Account or log-in' })
      await form.getByLabel('Your question in a few words').fill('My account is locked')
      await form.getByLabel('Your question', { exact: true }).fill('I was away since June, mine is 123-45-6789.')
      await form.getByLabel('First name').fill('Briar')
      await form.getByLabel('Last name').fill('Visitor')
      await form.getByLabel('E-mail address').fill(ADDRESS)
      await form.getByRole('button', { name: 'Remove it for me' }).click()
      await isAccessible(page)
      await keepPicture(page, 'question-asked')
      await form.getByRole('button', { name: 'Send question' }).click()
      await seen(page.getByRole('heading', { name: 'We have your question' }))
      const number = (await page.getByText(/^Its number is/).innerText()).replace('Its number is ', '')
      expect(number).toMatch(/^HR-\d+$/)
      const confirmation = await stage.mailTo(ADDRESS, new RegExp(`${number}: we have your`))
      expect(confirmation.text).not.toContain('/help/requests/')

      const agent = await stage.as(AGENT, `/support/queue?view=all&request=${number}`)
      const open = queueOf(agent).panel(number)
      await seen(open.panel.getByText('Visitor without an account'))
      await open.answer.fill(ANSWER)
      await keepPicture(agent, 'question-in-queue')
      await open.send.click()
      const answer = await stage.mailTo(ADDRESS, new RegExp(`${number}: support has answered`))
      expect(answer.text).toContain(ANSWER)
      await page.goto(`/questions/ask?about=${number}`)
      expect(await page.getByLabel('Your question in a few words').inputValue()).toBe(`About ${number}: `)
    },
    90_000,
  )
}
