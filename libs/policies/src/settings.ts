/** Rights that the programme can switch on and off, with the stated default (conflicts C23, C27, C34). */
export const DEFAULT_POLICY_SETTINGS = {
  /** C23: an intermediary decides the reverse referrals of its own sub-grantees. */
  intermediariesDecideReverseReferrals: false,
  /** C34: staff may correct fields that IES owns; the next sync overwrites them. */
  staffCorrectIesFields: false,
  /** C27: a provider picks locations for itself from the statewide list. */
  providersPickListedLocations: true,
} as const satisfies Record<string, boolean>

export type PolicySetting = keyof typeof DEFAULT_POLICY_SETTINGS
export type PolicySettings = Readonly<Record<PolicySetting, boolean>>
