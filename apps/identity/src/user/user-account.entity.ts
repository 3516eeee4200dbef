import { Refusal, ROLES, USER_STATUSES } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { Organisation } from '../organisation/organisation.entity.ts'

const UserAccountSchema = defineEntity({
  name: 'UserAccount',
  properties: {
    id: p.uuid().primary(),
    firstName: p.text(),
    lastName: p.text(),
    /** What staff sign in with. Lower case: two accounts never differ by case only. */
    email: p.text().nullable().unique(),
    /** What a customer signs in with, made by us (CUST-010). Lower case, never with an @. */
    username: p.text().nullable().unique(),
    /** Where a customer can be written to, as somebody else typed it: it identifies nobody and opens nothing. */
    contactEmail: p.text().nullable(),
    phone: p.text().nullable(),
    extension: p.text().nullable(),
    /** `null` for staff of IDHS and SIU. */
    organisationId: () =>
      p.manyToOne(Organisation).mapToPk().joinColumn('organisation_id').nullable().deleteRule('restrict').index(),
    /** The customer whose own login this is (CUST-002); `null` for staff. Known to ISETS, not to identity. */
    customerId: p.uuid().nullable().unique('user_account_customer'),
    status: p.enum(USER_STATUSES),
    /** Algorithm, cost, salt and tag in one text. */
    passwordHash: p.text().lazy().hidden(),
    /** Until when the password is a start password, good for choosing an own one; `null` once that has been done. */
    startPasswordUntil: p.datetime().nullable(),
    lastSignInAt: p.datetime().nullable(),
    deactivatedAt: p.datetime().nullable(),
    roles: () => p.oneToMany(RoleAssignment).mappedBy('user'),
    version: p.integer().version(),
  },
  indexes: [{ name: 'user_account_name', properties: ['lastName', 'firstName', 'id'] }],
})

/** A person who may sign in, individually issued (IDN-001). Never deleted: histories keep the name (IDN-023). */
export class UserAccount extends UserAccountSchema.class {
  /** @throws Refusal WRONG_STATUS when the account is deactivated already */
  deactivate(now: Date): void {
    if (this.status === 'deactivated') throw new Refusal('WRONG_STATUS', { reason: 'This account is deactivated.' })
    this.status = 'deactivated'
    this.deactivatedAt = now
  }

  /** @throws Refusal WRONG_STATUS when the account is active */
  reactivate(): void {
    if (this.status === 'active') throw new Refusal('WRONG_STATUS', { reason: 'This account is active.' })
    this.status = 'active'
    this.deactivatedAt = null
  }
}
UserAccountSchema.setClass(UserAccount)

const RoleAssignmentSchema = defineEntity({
  name: 'RoleAssignment',
  properties: {
    user: () => p.manyToOne(UserAccount).primary().deleteRule('cascade'),
    role: p.enum(ROLES).primary(),
    assignedAt: p.datetime(),
  },
})

/** One role of one user (IDN-013); rights come from roles only. */
export class RoleAssignment extends RoleAssignmentSchema.class {}
RoleAssignmentSchema.setClass(RoleAssignment)
