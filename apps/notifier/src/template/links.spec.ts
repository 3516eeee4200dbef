import { describe, expect, it } from '@jest/globals'
import { contract, MAIL_KINDS, operationOf, type MailKind } from '@isets/contracts'
import { abilityFor, matches, recordFilter } from '@isets/policies'
import { MAIL_KIND_FACTS } from '@isets/rules'
import { AUDIENCES } from './mail-template.ts'
import { TEMPLATES } from './templates.ts'

const around = { webUrl: 'https://isets.example', onDutyMailbox: 'on-duty@siu.example' }
const OWN = 'd2f5a9b6-2c38-4b0e-9d0a-4f5b7a1c8e21'
/** What the mails are about: of the reader's own organisation, which serves the customer and is looked after. */
const RECORD = { organisationId: OWN, grantedOrganisationIds: [OWN] }

/** The page that the mails of a kind lead to, and what it asks for first. */
const PAGES = {
  referral_digest: ['/referrals?', contract.referrals.listReferrals],
  referral_summary: ['/referrals?', contract.referrals.listReferrals],
  case_note_copy: ['/notes?', contract.casework.openNote],
  organisation_note: ['/organisation-notes?', contract.casework.openOrganisationNote],
} as const satisfies Record<MailKind, readonly [string, object]>

const everyRole = MAIL_KINDS.flatMap((kind) => MAIL_KIND_FACTS[kind].roles.map((role) => [kind, role] as const))

describe('what mails lead to', () => {
  it.each(everyRole)(
    'NOTIF-001 NOTIF-002 NOTIF-008 NOTIF-009 %s can be opened by every %s who gets it',
    (kind, role) => {
      const { permission } = operationOf<object>(PAGES[kind][1])
      if (typeof permission === 'string') throw new Error(`The page of ${kind} asks for no right`)
      const [action, subject] = permission
      const ability = abilityFor({
        ...{ userId: 'a8c9d1d4-5a0b-4b0c-9a43-0f4a9f1e2d3c', roles: [role], organisationId: OWN },
        ...{ subGranteeIds: [], assignedOrganisationIds: [OWN] },
      })
      expect(matches(recordFilter(ability, action, subject), RECORD)).toBe(true)
    },
  )

  it.each(MAIL_KINDS)('%s leads to the page that was asked for its right', (kind) => {
    const [page] = PAGES[kind]
    const template = Object.values(TEMPLATES).find((one) => one.kind === kind)
    const mails = Object.values(template?.samples ?? {}).map((facts) => template?.render(facts, AUDIENCES[4], around))
    expect(mails.length).toBeGreaterThan(0)
    for (const mail of mails) expect(mail?.text).toContain(page)
  })
})
