/** Facts that referrals tell. Consumers keep projections of what they need. */
export const referralsEvents = {}
