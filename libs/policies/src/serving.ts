import { Refusal, type Caller } from '@isets/contracts'

/** Whether the caller works for this organisation: as IDHS for all, as a provider for the own one and its sub-grantees. */
export function serves(
  { organisationId, subGranteeIds }: Pick<Caller, 'organisationId' | 'subGranteeIds'>,
  provider: string,
): boolean {
  return organisationId === null || organisationId === provider || subGranteeIds.includes(provider)
}

/**
 * A provider sees what the others do for a customer, and works on its own part of it (CASE-033, ENR-002).
 * @throws Refusal FORBIDDEN
 */
export function requireServing(caller: Caller, provider: string): void {
  if (serves(caller, provider)) return
  throw new Refusal('FORBIDDEN', { reason: 'This belongs to another provider of the customer.' })
}
