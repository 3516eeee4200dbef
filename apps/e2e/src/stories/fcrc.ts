import { demoWorld } from '@isets/demo'
import { bothSizes } from '../stage/both-sizes.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, seen } from '../stage/look.ts'
import { FCRC_WORKER, STRANGER } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

/** An office without providers nearby serves customers itself. */
export function servedByAnFcrc(): void {
  story(
    'REF-037 ENR-019 an FCRC enrolls whom it has screened in its own activities, without a referral to itself',
    enrolHere,
    120_000,
  )
}

async function enrolHere(stage: Stage): Promise<void> {
  const customer = screenedByTheOffice()
  const page = await stage.as(FCRC_WORKER, `/customers/${customer.id}/screening`)
  await page.getByRole('link', { name: 'Enroll at your office' }).click()
  await seen(
    page.getByRole('heading', { name: `${customer.firstName} ${customer.lastName}` }),
    page.getByText('No referral needed: activities of your own office'),
  )
  await bothSizes(page, 'fcrc-enroll')

  const enroll = page.getByRole('button', { name: 'Enroll', exact: true })
  await enroll.click()
  await seen(page.getByText('Choose at least one activity.'))
  await page.getByLabel('Work Readiness Training').check()
  // The record opens a moment later: until then it is hidden from the office as from everybody else.
  stage.expectTrouble(/^404 .*\/customers\//)
  await enroll.dblclick()
  await seen(page.getByText('Pending Activity Start Dates', { exact: true }).first())
  await becomes(() => Promise.resolve(new URL(page.url()).pathname), `/customers/${customer.id}`)
  await seen(page.getByText(/^Since .*, fiscal year /))
  await keepPicture(page, 'fcrc-enrolled')

  const elsewhere = await stage.as(STRANGER, `/customers/${customer.id}`)
  await seen(elsewhere.getByRole('heading', { name: 'Nothing here' }))
}

/** Somebody of the demo whom the office has screened and nobody has enrolled. */
function screenedByTheOffice() {
  const customer = demoWorld().customers.find(
    ({ story: told, organisationId }) => told === 'screened' && organisationId === FCRC_WORKER.organisationId,
  )
  if (!customer) throw new Error('The office has screened nobody.')
  return customer
}
