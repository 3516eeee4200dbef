import { expect } from '@jest/globals'
import { DEMO_PASSWORD, type DemoUser } from '@isets/demo'
import { asAdmin } from '@isets/testing'
import { fitsInWidth, isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, seen } from '../stage/look.ts'
import { CASE_MANAGER, COLLEAGUE } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const DIGEST = /referrals? waits? for your answer/

export function morningMail(): void {
  story('NOTIF-001 NOTIF-003 the digest comes at seven, once, and leads to the pending referrals', digest, 150_000)
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
  const digestsOf = ({ email }: DemoUser) => stage.mails.sentTo(email).filter(({ subject }) => DIGEST.test(subject))
  const [before, colleaguesBefore] = [digestsOf(CASE_MANAGER).length, digestsOf(COLLEAGUE).length]
  try {
    clock.advance((await nextDigest(stage)).getTime() - Date.now() - clock.offset() + 1_000)
    await becomes(async () => digestsOf(CASE_MANAGER).length, before + 1)
    expect(digestsOf(COLLEAGUE)).toHaveLength(colleaguesBefore)
    const [link = ''] = /https?:\/\/\S+\/referrals\S*/.exec(digestsOf(CASE_MANAGER).at(-1)?.text ?? '') ?? []

    const visitor = await stage.visitor('case manager with the mail')
    await visitor.goto(new URL(link).pathname + new URL(link).search)
    await visitor.waitForURL(/\/sign-in/)
    await visitor.getByLabel('E-mail address').fill(CASE_MANAGER.email)
    await visitor.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
    await visitor.getByRole('button', { name: 'Sign in' }).click()
    await visitor.waitForURL(/\/referrals\?view=pending/)
    await seen(visitor.getByRole('heading', { level: 1, name: 'Referrals' }))
  } finally {
    clock.reset()
  }
}

/** A story before this one may have moved the clock: mornings that came then do not come again. */
function nextDigest({ system }: Stage): Promise<Date> {
  return asAdmin(system.databaseUrl('notifier'), async (client) => {
    const { rows } = await client.query<{ next: Date }>(`select max(due_at) as next from digest where kind = 'daily'`)
    return rows[0]?.next ?? new Date(Number.NaN)
  })
}
