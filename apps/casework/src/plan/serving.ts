import { Refusal, type Caller } from '@isets/contracts'

/** Whether the caller works for this organisation: as IDHS for all, as a provider for the own one and its sub-grantees. */
export function serves({ organisationId, subGranteeIds }: Caller, provider: string): boolean {
  return organisationId === null || organisationId === provider || subGranteeIds.includes(provider)
}

/** @throws Refusal FORBIDDEN: a provider sees the whole plan, and works on its own part of it (CASE-033) */
export function requireServing(caller: Caller, provider: string): void {
  if (serves(caller, provider)) return
  throw new Refusal('FORBIDDEN', { reason: 'This belongs to another provider of the customer.' })
}

/** Staff of IDHS have no organisation. */
export function isProvider({ organisationId }: Caller): boolean {
  return organisationId !== null
}
