import { identityEvents } from '@isets/contracts'
import { DEMO_PASSWORD, demoWorld, type DemoOrganisation, type DemoUser } from '@isets/demo'
import { currentScope, recordEvent, transactional } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Organisation } from '../organisation/organisation.entity.ts'
import { hashPassword } from '../password/password-hash.ts'
import { RoleAssignment, UserAccount } from '../user/user-account.entity.ts'
import { recordUserChanged } from '../user/user-events.ts'

/**
 * Adds whatever of the demo world is not there yet; a second run changes nothing. Every new row is told as an event,
 * so that the projections of the other services fill themselves.
 */
export async function seedDemoWorld(em: EntityManager): Promise<void> {
  const { organisations, users } = demoWorld()
  // One hash for all: the password is the same and printed on the screen.
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await transactional(em, null, async (tx) => {
    const known = new Set((await tx.findAll(Organisation)).map((one) => one.id))
    const added = parentsFirst(organisations).filter((one) => !known.has(one.id))
    for (const one of added) tx.persist(organisation(tx, one))
    await tx.flush()
    for (const one of added) recordOrganisation(tx, one)
  })
  await transactional(em, null, async (tx) => {
    const known = new Set((await tx.findAll(UserAccount)).map((one) => one.id))
    const added = users.filter((one) => !known.has(one.id)).map((one) => account(tx, one, passwordHash))
    await tx.flush()
    for (const one of added) recordUserChanged(tx, one)
  })
}

function parentsFirst(organisations: readonly DemoOrganisation[]): DemoOrganisation[] {
  return organisations.toSorted((a, b) => Number(a.parentId !== null) - Number(b.parentId !== null))
}

function organisation(tx: EntityManager, demo: DemoOrganisation): Organisation {
  const { id, name, kind, region, parentId, providerManagerId } = demo
  return tx.create(Organisation, { id, name, kind, region, parentId, providerManagerId })
}

function recordOrganisation(tx: EntityManager, demo: DemoOrganisation): void {
  const { id: organisationId, name, kind, region, parentId, providerManagerId } = demo
  const payload = { organisationId, name, kind, region, parentId, providerManagerId }
  recordEvent(tx, identityEvents.organisationChanged, { aggregateId: organisationId, aggregateVersion: 1, payload })
}

function account(tx: EntityManager, demo: DemoUser, passwordHash: string): UserAccount {
  const { id, firstName, lastName, email, phone, extension, organisationId, customerId, status } = demo
  const now = currentScope().clock.now()
  const deactivatedAt = status === 'deactivated' ? now : null
  const person = { id, firstName, lastName, email, phone, extension, organisationId, customerId, status, deactivatedAt }
  // A customer has a password of their own, which is chosen at a sign-in and nowhere else.
  const lastSignInAt = customerId === null ? null : now
  const user = tx.create(UserAccount, { ...person, passwordHash, lastSignInAt })
  for (const role of demo.roles) tx.create(RoleAssignment, { user, role, assignedAt: now })
  return user
}
