import type { billingEvents, PayloadOf } from '@isets/contracts'

export const requestedSample: PayloadOf<typeof billingEvents.overrideRequested> = {
  overrideId: '3f0c7f0e-1c2d-4e3f-8a4b-5c6d7e8f9a01',
  version: 1,
  number: 'OVR-000042',
  customerId: '0d9b7c1e-52a4-4f35-9d4f-2f6a8e1c3b70',
  customerInitials: 'AS',
  organisationId: 'd2f5a9b6-2c38-4b0e-9d0a-4f5b7a1c8e21',
  organisationName: 'Prairie Demo Works',
  category: 'clothing',
  categoryLabel: 'Clothing',
  fiscalYear: 2026,
  excessCents: 10_000,
  requester: {
    id: '9c1b1d3e-7f0e-4a2b-8c58-2f9c7c6a4b30',
    name: 'Juniper Demo-Baker',
    email: 'juniper.demo-baker@prairie.example',
  },
  requestedAt: '2026-03-02T16:00:00Z',
  dueAt: '2026-03-04T16:00:00Z',
}

export const remindedSamples: Record<string, PayloadOf<typeof billingEvents.overrideReminded>> = {
  'half of the time is over': { ...requestedSample, hours: 24 },
  'the decision is due': { ...requestedSample, hours: 48 },
}

export function decidedSamples(
  decision: 'approved' | 'denied',
): Record<string, PayloadOf<typeof billingEvents.overrideDecided>> {
  return { 'after a day': { ...requestedSample, version: 2, decision, decidedAt: '2026-03-03T16:00:00Z' } }
}
