import { Refusal, type Caller } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Organisation } from './organisation.entity.ts'

const ENROLL_INSTEAD = 'An FCRC does not refer a customer to itself. Enroll the customer in an activity of your office.'
const CAME_FROM_THERE =
  'The referral came from this FCRC, which enrolls in its own activities without one. Please choose another provider.'

/** Whether the organisation is an FCRC, a local office of IDHS that serves customers itself (REF-037). */
export async function isFcrc(em: EntityManager, organisationId: string | null): Promise<boolean> {
  return organisationId !== null && (await em.count(Organisation, { id: organisationId, kind: 'fcrc' })) > 0
}

/** The provider for which the caller refers; null is IDHS, and an FCRC is IDHS as well (REF-036). */
export async function providerOfCaller(
  em: EntityManager,
  { organisationId }: Pick<Caller, 'organisationId'>,
): Promise<string | null> {
  return (await isFcrc(em, organisationId)) ? null : organisationId
}

/** @throws Refusal WRONG_STATUS where an FCRC would ask itself to take a customer in */
export async function refuseReverseOfFcrc(em: EntityManager, organisationId: string): Promise<void> {
  if (await isFcrc(em, organisationId)) throw new Refusal('WRONG_STATUS', { reason: ENROLL_INSTEAD })
}

/** @throws Refusal INVALID where an FCRC names itself as the receiver */
export function refuseToItself(toOrganisationId: string | undefined, officeId: string | null): void {
  if (officeId === null || toOrganisationId !== officeId) return
  throw new Refusal('INVALID', { fields: { toOrganisationId: ENROLL_INSTEAD } })
}

/** @throws Refusal INVALID where IDHS would send the referral of an FCRC back to that FCRC */
export function refuseBackToFcrc(
  { kind, fromOrganisationId }: { readonly kind: string; readonly fromOrganisationId: string | null },
  toOrganisationId: string,
): void {
  if (kind !== 'forward' || fromOrganisationId !== toOrganisationId) return
  throw new Refusal('INVALID', { fields: { toOrganisationId: CAME_FROM_THERE } })
}
