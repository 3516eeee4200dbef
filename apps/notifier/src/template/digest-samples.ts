import type { PayloadOf } from '@isets/contracts'
import type { dailyDigest, weeklySummary } from '../digest/digest-facts.ts'

const organisationId = 'd2f5a9b6-2c38-4b0e-9d0a-4f5b7a1c8e21'

export const dailySamples: Record<string, PayloadOf<typeof dailyDigest>> = {
  'three referrals, one overdue': {
    day: '2026-03-10',
    organisationId,
    organisationName: 'Prairie Demo Works',
    recipients: ['maple.demo-walker@prairie.example'],
    pending: 3,
    overdue: 1,
    referrals: [
      {
        number: 'RF-000101',
        customerInitials: 'AS',
        programmeName: 'SNAP Job Placement',
        ageDays: 8,
        dueAt: '2026-03-09T15:00:00Z',
        overdue: true,
      },
      {
        number: 'RF-000107',
        customerInitials: 'BD',
        programmeName: 'SNAP Job Placement',
        ageDays: 4,
        dueAt: '2026-03-13T19:00:00Z',
        overdue: false,
      },
      {
        number: 'RF-000112',
        customerInitials: 'CW',
        programmeName: null,
        ageDays: 0,
        dueAt: '2026-03-17T14:00:00Z',
        overdue: false,
      },
    ],
  },
  'a single referral': {
    day: '2026-03-10',
    organisationId,
    organisationName: 'Prairie Demo Works',
    recipients: ['maple.demo-walker@prairie.example'],
    pending: 1,
    overdue: 0,
    referrals: [
      {
        number: 'RF-000112',
        customerInitials: 'CW',
        programmeName: 'SNAP to Success',
        ageDays: 1,
        dueAt: '2026-03-17T14:00:00Z',
        overdue: false,
      },
    ],
  },
}

export const weeklySamples: Record<string, PayloadOf<typeof weeklySummary>> = {
  'two providers': {
    day: '2026-03-09',
    recipients: ['cedar.sample-weaver@idhs.example'],
    pending: 5,
    overdue: 2,
    providers: [
      {
        organisationName: 'Prairie Demo Works',
        pending: 3,
        overdue: 2,
        oldestDays: 12,
        nextDueAt: '2026-03-05T15:00:00Z',
      },
      {
        organisationName: 'River Demo House',
        pending: 2,
        overdue: 0,
        oldestDays: 3,
        nextDueAt: '2026-03-12T15:00:00Z',
      },
    ],
  },
}
