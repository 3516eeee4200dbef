/** Facts that billing tells. Consumers keep projections of what they need. */
export const billingEvents = {}
