/** Words of referrals without schemas: the web takes them in without zod. */
/** REF-052: the seven statuses, in the order of a referral's life. */
export const REFERRAL_STATUSES = [
  'pending_idhs_response',
  'pending_provider_response',
  'accepted',
  'rejected',
  'expired',
  'exited',
  'closed',
] as const
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number]

/** `reverse`: provider to IDHS. `forward`: IDHS to a provider. `provider`: provider to provider (REF-010, REF-034). */
export const REFERRAL_KINDS = ['reverse', 'forward', 'provider'] as const
export type ReferralKind = (typeof REFERRAL_KINDS)[number]

/** What the provider answered (REF-046, REF-048); on a reverse referral, what it says of its customer (REF-024). */
export const REFERRAL_RESPONSES = ['assessment_completed', 'waiting_list', 'no_contact', 'rejected'] as const
export type ReferralResponse = (typeof REFERRAL_RESPONSES)[number]

/** REF-049: numbers of the fixed reasons; 8 is "Other". Their words are in `libs/rules`. */
export const REJECTION_REASONS = [1, 2, 3, 4, 5, 6, 7, 8] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

/** REF-027: the service needed is a type of programme. */
export const PROGRAMME_TYPES = ['SJP', 'S2S', 'EF'] as const
export type ProgrammeType = (typeof PROGRAMME_TYPES)[number]

export const CONSENT_STATUSES = ['active', 'revoked', 'expired'] as const
export type ConsentStatus = (typeof CONSENT_STATUSES)[number]

/** REF-017, C51: forms that count as a signed consent. Their names are in `libs/rules`. */
export const CONSENT_FORMS = ['2151', '4790', 'release'] as const
export type ConsentForm = (typeof CONSENT_FORMS)[number]

/** Colour of a pending referral: `due` when its answer is overdue, `red` from 10 business days on (TMR-018, TMR-019). */
export const REFERRAL_URGENCIES = ['calm', 'contact', 'due', 'red'] as const
export type ReferralUrgency = (typeof REFERRAL_URGENCIES)[number]

/** Flags of accepted referrals: too long on the waiting list (C18), accepted and never enrolled (C11). */
export const REFERRAL_FLAGS = ['wait_list_over', 'not_enrolled', 'to_close'] as const
export type ReferralFlag = (typeof REFERRAL_FLAGS)[number]

/** What can be done with a referral; `libs/rules` says when and by whom. */
export const REFERRAL_ACTIONS = [
  'decide',
  'contact',
  'accept',
  'waitList',
  'reject',
  'report',
  'distribute',
  'rework',
  'exit',
  'close',
] as const
export type ReferralAction = (typeof REFERRAL_ACTIONS)[number]

/** REF-056: what a super admin can put right. */
export const REFERRAL_CORRECTIONS = ['edit', 'remove'] as const
export type ReferralCorrection = (typeof REFERRAL_CORRECTIONS)[number]

/** REF-055: back to the FCRC that had sent it. */
export const REFERRAL_RETURNS = ['sendBack'] as const
export type ReferralReturn = (typeof REFERRAL_RETURNS)[number]
export type ReferralAct = ReferralAction | ReferralCorrection | ReferralReturn

/** PROV-039: what a program offers. */
export const PROGRAMME_OFFERINGS = ['training_and_placement', 'placement_only', 'none'] as const
export type ProgrammeOffering = (typeof PROGRAMME_OFFERINGS)[number]

/** REF-010: to IDHS (a reverse referral), to a provider, or as an FCRC, whose referrals IDHS distributes (REF-036). */
export const REFERRAL_SIDES = ['reverse', 'provider', 'distribution'] as const
export type ReferralSide = (typeof REFERRAL_SIDES)[number]

/** REF-056: why a referral may be removed; everything else stays as history. */
export const REMOVAL_CAUSES = ['duplicate', 'error'] as const
export type RemovalCause = (typeof REMOVAL_CAUSES)[number]
