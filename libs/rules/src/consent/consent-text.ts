/** REF-019: which text a consent was given under is kept with it; a new text is a new version, never an edit. */
export const CURRENT_CONSENT_TEXT = 'consent-2026-1'

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'consent-2026-1': [
    'I agree that {disclosing} shares information about me with {receiving}, so that I can be referred to and take part in SNAP Employment and Training.',
    'The information is my name and contact, my SNAP eligibility, my assessments, my employment plan, my attendance and the services that I receive.',
    'This consent ends when my services are completed, and no later than one year after the day of signing.',
    'I may revoke it in writing at any time. What was shared before stays shared.',
    'I may inspect and copy the information that is shared.',
    'If I refuse, services that depend on it may not be possible. Mental health and substance abuse treatment stay available to me.',
  ],
}

/**
 * The sentences that a customer reads before agreeing, with both sides named (CUST-011 to CUST-013).
 * @throws RangeError for a version that there is not
 */
export function consentText(version: string, sides: { disclosing: string; receiving: string }): string[] {
  const sentences = TEXTS[version]
  if (!sentences) throw new RangeError(`There is no consent text ${version}.`)
  return sentences.map((text) =>
    text.replaceAll('{disclosing}', sides.disclosing).replaceAll('{receiving}', sides.receiving),
  )
}

/** How the State is named as one side of a consent or referral. */
export const IDHS_NAME = 'Illinois Department of Human Services'
