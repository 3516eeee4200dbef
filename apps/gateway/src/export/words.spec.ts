import { describe, expect, it } from '@jest/globals'
import { IES_OUTCOMES, operations, REFERRAL_RESPONSES, REFERRAL_STATUSES } from '@isets/contracts'
import { IES_IDENTIFIERS } from '@isets/rules'
import { csvHead, csvRow } from './csv.ts'

function columnsOf(subject: string) {
  const sheet = operations().find((operation) => operation.subject === subject)?.exportAs
  if (sheet === undefined) throw new Error(`${subject} does not leave as a file.`)
  return sheet.columns
}
/** A cell that begins like a key, not like words. */
const KEY = /(?:^|,"?)[a-z]/

describe('a file of a list', () => {
  it('IES-015 names the identifiers and results of IES look-ups in words', () => {
    const columns = columnsOf('ies-exchange.v1.listLookups')
    const written = IES_OUTCOMES.map((outcome) => csvRow({ identifiers: IES_IDENTIFIERS, outcome }, columns))
    const by = '"Individual number, Case number, Birth date, Last four of the SSN, ZIP code"'
    const results = ['"Found, eligible"', '"Found, not eligible"', 'Not found']
    expect(written).toEqual(results.map((result) => `,,,${by},${result}\r\n`))
  })

  it('REF-042 says of a referral what the list says, in words', () => {
    const columns = columnsOf('referrals.v1.listReferrals')
    for (const status of REFERRAL_STATUSES) {
      for (const response of REFERRAL_RESPONSES) expect(csvRow({ status, response }, columns)).not.toMatch(KEY)
    }
    expect(csvHead(columns)).toMatch(
      /^Number,.*Referred to,Referred from,Date submitted,.*Response,Responded by,Response date,SNAP eligible,E&T eligible,/,
    )
    expect(csvRow({ snapEligible: true, etEligible: false }, columns)).toContain('Yes,No')
  })
})
