import * as z from 'zod'
import { operation } from '../operation.ts'
import { ROLES } from '../permissions.ts'
import { Id, Instant, PageInput, Version, listOf, pageOf } from '../shapes.ts'
import { ROLE_LABELS, USER_STATUS_LABELS } from './labels.ts'

export const USER_STATUSES = ['active', 'deactivated'] as const

export const UserView = z.object({
  id: Id,
  version: Version,
  firstName: z.string(),
  lastName: z.string(),
  /** Empty for a customer who gave none. */
  email: z.string(),
  /** What a customer signs in with; absent for staff. */
  username: z.string().optional(),
  phone: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
  status: z.enum(USER_STATUSES),
  lastSignInAt: Instant.nullable(),
  deactivatedAt: Instant.nullable(),
})
export type UserView = z.infer<typeof UserView>

/** Somebody who can be chosen in a field: a CC, an assignee. */
export const PersonOption = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  organisationName: z.string().nullable(),
  role: z.enum(ROLES),
})
export type PersonOption = z.infer<typeof PersonOption>

export const OrganisationOption = z.object({ id: Id, name: z.string(), region: z.string() })

export const users = {
  listUsers: operation({
    service: 'identity',
    method: 'GET',
    path: '/users',
    summary: 'Users whom the caller may see (IDN-022: who has access in my organisation)',
    permission: ['read', 'User'],
    input: z.strictObject({
      q: z.string().trim().max(100).default(''),
      role: listOf(z.enum(ROLES)).default([]),
      status: z.enum(USER_STATUSES).optional(),
      organisationId: Id.optional(),
      sort: z.enum(['name', '-name', 'lastSignIn', '-lastSignIn']).default('name'),
      ...PageInput,
    }),
    output: pageOf(UserView),
    exportAs: {
      name: 'Users',
      columns: [
        { key: 'lastName', heading: 'Last name', kind: 'text' },
        { key: 'firstName', heading: 'First name', kind: 'text' },
        { key: 'email', heading: 'E-mail', kind: 'text' },
        { key: 'roles', heading: 'Roles', kind: 'text', words: ROLE_LABELS },
        { key: 'organisation.name', heading: 'Organization', kind: 'text' },
        { key: 'status', heading: 'Status', kind: 'text', words: USER_STATUS_LABELS },
        { key: 'lastSignInAt', heading: 'Last sign-in', kind: 'instant' },
        { key: 'deactivatedAt', heading: 'Deactivated', kind: 'instant' },
      ],
    },
  }),
  deactivateUser: operation({
    service: 'identity',
    method: 'POST',
    path: '/users/{id}/deactivate',
    summary: 'End an account and all its sessions at once (IDN-023)',
    permission: ['deactivate', 'User'],
    input: z.strictObject({ id: Id, version: Version, reason: z.string().trim().min(3).max(500) }),
    output: UserView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  reactivateUser: operation({
    service: 'identity',
    method: 'POST',
    path: '/users/{id}/reactivate',
    summary: 'Let a deactivated user sign in again',
    permission: ['deactivate', 'User'],
    input: z.strictObject({ id: Id, version: Version, reason: z.string().trim().min(3).max(500) }),
    output: UserView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  suggestPeople: operation({
    service: 'identity',
    method: 'GET',
    path: '/people',
    summary: 'Suggestions for a CC: colleagues of the own organisation and its provider manager (HELP-010)',
    permission: ['file', 'HelpRequest'],
    input: z.strictObject({ q: z.string().trim().max(100).default('') }),
    output: z.array(PersonOption).max(20),
  }),
  listAgents: operation({
    service: 'identity',
    method: 'GET',
    path: '/agents',
    summary: 'SIU staff to whom a help request can be assigned (HELP-028)',
    permission: ['triage', 'HelpRequest'],
    input: z.strictObject({}),
    output: z.array(PersonOption),
  }),
  listOrganisations: operation({
    service: 'identity',
    method: 'GET',
    path: '/organisations',
    summary: 'Organisations that the caller may see',
    permission: ['read', 'Organisation'],
    input: z.strictObject({ q: z.string().trim().max(100).default('') }),
    output: z.array(OrganisationOption),
  }),
}
