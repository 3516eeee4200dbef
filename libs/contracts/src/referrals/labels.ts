import type {
  ConsentForm,
  ConsentStatus,
  ProgrammeOffering,
  ProgrammeType,
  ReferralResponse,
  ReferralStatus,
} from './words.ts'

/** What people read for a status. */
export const REFERRAL_STATUS_LABELS = {
  pending_idhs_response: 'Pending IDHS Response',
  pending_provider_response: 'Pending Provider Response',
  accepted: 'Accepted',
  rejected: 'Rejected',
  expired: 'Expired',
  exited: 'Exited',
  closed: 'Closed',
} as const satisfies Record<ReferralStatus, string>

/** REF-046 and REF-048, in the words of the form. */
export const REFERRAL_RESPONSE_LABELS = {
  assessment_completed: 'Client Assessment Completed',
  waiting_list: 'Client Placed on Waiting List',
  no_contact: 'No Contact From Client',
  rejected: 'Referral Rejected',
} as const satisfies Record<ReferralResponse, string>

export const PROGRAMME_TYPE_LABELS = {
  SJP: 'SNAP Job Placement',
  S2S: 'SNAP to Success',
  EF: 'Earnfare',
} as const satisfies Record<ProgrammeType, string>

/** PROV-039. */
export const PROGRAMME_OFFERING_LABELS = {
  training_and_placement: 'Training and job placement',
  placement_only: 'Only job placement',
  none: 'None of the above',
} as const satisfies Record<ProgrammeOffering, string>

export const CONSENT_STATUS_LABELS = {
  active: 'Active',
  revoked: 'Revoked',
  expired: 'Expired',
} as const satisfies Record<ConsentStatus, string>

/** REF-017, C51: the forms that count as a signed consent. */
export const CONSENT_FORM_LABELS = {
  '2151': 'IL444-2151A (2022)',
  '4790': '4790 (2023)',
  release: 'IDHS or provider information release form',
} as const satisfies Record<ConsentForm, string>
