import { expect } from '@jest/globals'
import { DEMO_PASSWORD, type DemoUser } from '@isets/demo'
import { asAdmin } from '@isets/testing'
import type { Page } from 'playwright-core'
import { fitsInWidth, isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, seen } from '../stage/look.ts'
import { CASE_MANAGER, COLLEAGUE, PROVIDER_MANAGER } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const DIGEST = /referrals? waits? for your answer/
const LINK = /https?:\/\/\S+\/referrals\S*/
const SUMMARY = /referrals? waits? at your providers/

/** Moves the clock of the whole system to a Monday: plays after stories that live on this day. */
export function morningMail(): void {
  story(
    'NOTIF-001 NOTIF-002 NOTIF-003 on a Monday at seven the digest and the weekly summary come, once, and lead to exactly the referrals that they count',
    digest,
    150_000,
  )
}

async function digest(stage: Stage): Promise<void> {
  const page = await stage.as(COLLEAGUE, '/account/mail')
  await page.getByLabel('Daily referral digest').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await seen(page.getByText('Your choice is saved.'))
  await isAccessible(page)
  await keepPicture(page, 'mail-preferences-1440')
  await page.setViewportSize({ width: 820, height: 1180 })
  await fitsInWidth(page)
  await keepPicture(page, 'mail-preferences-820')

  const { clock } = stage.system
  const mailsOf = ({ email }: DemoUser, kind: RegExp) =>
    stage.mails.sentTo(email).filter(({ subject }) => kind.test(subject))
  const digests = () => mailsOf(CASE_MANAGER, DIGEST)
  const summaries = () => mailsOf(PROVIDER_MANAGER, SUMMARY)
  const [before, colleaguesBefore] = [digests().length, mailsOf(COLLEAGUE, DIGEST).length]
  const summariesBefore = summaries().length
  try {
    clock.advance((await nextMonday(stage)).getTime() - Date.now() - clock.offset() + 1_000)
    await becomes(async () => summaries().length, summariesBefore + 1)
    expect(summaries().at(-1)?.text).toContain('Prairie Demo Works')
    await becomes(async () => digests().length, before + 1)
    expect(mailsOf(COLLEAGUE, DIGEST)).toHaveLength(colleaguesBefore)
    const link = pathIn(digests().at(-1))

    // Signed out, the link asks for the sign-in, and goes on to the list by itself.
    const visitor = await stage.visitor('case manager with the mail')
    await visitor.goto(link)
    await visitor.waitForURL(/\/sign-in/)
    await visitor.getByLabel('E-mail address').fill(CASE_MANAGER.email)
    await visitor.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
    await visitor.getByRole('button', { name: 'Sign in' }).click()
    await visitor.waitForURL(/\/referrals\?view=mine/)
    await seen(visitor.getByRole('heading', { level: 1, name: 'Referrals' }))
    await seen(
      visitor
        .getByRole('main')
        .locator('[aria-current="page"]')
        .filter({ hasText: /^Waiting for you/ }),
    )
    await shows(visitor, digests().at(-1))
    const manager = await stage.as(PROVIDER_MANAGER, pathIn(summaries().at(-1)))
    await shows(manager, summaries().at(-1))
  } finally {
    clock.reset()
  }
}

interface Mail {
  readonly subject: string
  readonly text: string
}

/** Where the mail leads to. */
function pathIn(mail: Mail | undefined): string {
  const { pathname, search } = new URL(LINK.exec(mail?.text ?? '')?.[0] ?? '')
  return pathname + search
}

/** The list has as many rows as the mail counts. */
async function shows(page: Page, mail: Mail | undefined): Promise<void> {
  const [count = ''] = /^\d+/.exec(mail?.subject ?? '') ?? []
  const shown = page.getByRole('main').locator('footer')
  await becomes(
    async () => /\d+ referrals?/.exec(await shown.innerText())?.[0],
    `${count} referral${count === '1' ? '' : 's'}`,
  )
}

/** A story before this one may have moved the clock: mornings that came then do not come again. */
function nextMonday({ system }: Stage): Promise<Date> {
  return asAdmin(system.databaseUrl('notifier'), async (client) => {
    const { rows } = await client.query<{ next: Date }>(`select max(due_at) as next from digest where kind = 'weekly'`)
    return rows[0]?.next ?? new Date(Number.NaN)
  })
}
