/** Facts that the IES exchange tells. Consumers keep projections of what they need. */
export const iesExchangeEvents = {}
