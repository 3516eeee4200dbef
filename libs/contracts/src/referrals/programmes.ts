import * as z from 'zod'
import { YES_OR_NO } from '../export-sheet.ts'
import { operation } from '../operation.ts'
import { Done, Id, PageInput, Version, listOf, pageOf } from '../shapes.ts'
import { PROGRAMME_OFFERING_LABELS, PROGRAMME_TYPE_LABELS } from './labels.ts'
import { LocationView, NamedParty, PROGRAMME_OFFERINGS, PROGRAMME_TYPES, ProgrammeView } from './shapes.ts'

const service = 'referrals'
const Text = (most: number) => z.string().trim().min(2).max(most)

/** PROV-035: what a program entry says; the fiscal year is that of its contract. */
const Entry = {
  name: Text(120),
  /** Codes of contracted activities; Job Retention comes by itself (PROV-037). */
  activities: z.array(z.string().trim().min(1).max(20)).max(30),
  locationIds: z.array(Id).min(1).max(20),
  fullTime: z.boolean(),
  partTime: z.boolean(),
  offering: z.enum(PROGRAMME_OFFERINGS),
  description: Text(2_000),
}
const ListedLocation = LocationView.extend({
  /** Whose record has it. */
  organisations: z.array(NamedParty),
})

export const programmes = {
  listProgrammes: operation({
    service,
    method: 'GET',
    path: '/programmes',
    summary: 'Programmes of every provider, with their contract, activities and locations',
    permission: ['read', 'Programme'],
    input: z.strictObject({
      q: z.string().trim().max(100).default(''),
      organisationId: Id.optional(),
      type: listOf(z.enum(PROGRAMME_TYPES)).default([]),
      fiscalYear: z.coerce.number().int().optional(),
      /** Only those to which customers can be referred today (REF-065). */
      takesReferrals: z.literal('yes').optional(),
      sort: z.enum(['organisation', '-organisation', 'name', '-name']).default('organisation'),
      ...PageInput,
    }),
    output: pageOf(ProgrammeView),
    exportAs: {
      name: 'Programs',
      columns: [
        { key: 'organisation.name', heading: 'Provider', kind: 'text' },
        { key: 'name', heading: 'Program', kind: 'text' },
        { key: 'type', heading: 'Type', kind: 'text', words: PROGRAMME_TYPE_LABELS },
        { key: 'fiscalYear', heading: 'Fiscal year', kind: 'number' },
        { key: 'contract.number', heading: 'Contract number', kind: 'text' },
        { key: 'activities', heading: 'Activities', kind: 'text' },
        { key: 'offering', heading: 'Program offering', kind: 'text', words: PROGRAMME_OFFERING_LABELS },
        { key: 'fullTime', heading: 'Full time', kind: 'text', words: YES_OR_NO },
        { key: 'partTime', heading: 'Part time', kind: 'text', words: YES_OR_NO },
        { key: 'open', heading: 'Open', kind: 'text', words: YES_OR_NO },
        { key: 'takesReferrals', heading: 'Takes referrals', kind: 'text', words: YES_OR_NO },
        { key: 'description', heading: 'Description', kind: 'text' },
      ],
    },
  }),
  openProgramme: operation({
    service,
    method: 'GET',
    path: '/programmes/{id}',
    summary: 'One programme',
    permission: ['read', 'Programme'],
    input: z.strictObject({ id: Id }),
    output: ProgrammeView,
    errors: ['NOT_FOUND'],
  }),
  addProgramme: operation({
    service,
    method: 'POST',
    path: '/programmes',
    summary: 'Enter a program under a contract that has not ended (PROV-035 to PROV-039)',
    permission: ['add', 'Programme'],
    input: z.strictObject({ organisationId: Id, contractId: Id, type: z.enum(PROGRAMME_TYPES), ...Entry }),
    output: ProgrammeView,
    errors: ['PERSONAL_DATA'],
  }),
  editProgramme: operation({
    service,
    method: 'PATCH',
    path: '/programmes/{id}',
    summary: 'Change a program, or open and close it for referrals; those of past years stay as they were',
    permission: ['edit', 'Programme'],
    input: z.strictObject({ id: Id, version: Version, open: z.boolean(), ...Entry }),
    output: ProgrammeView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  removeProgramme: operation({
    service,
    method: 'POST',
    path: '/programmes/{id}/removal',
    summary: 'Remove a program of the current year that nobody has used (PROV-034, C36)',
    permission: ['remove', 'Programme'],
    input: z.strictObject({ id: Id, version: Version }),
    output: Done,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
}

/** The statewide list of locations, and whose record has which (PROV-018, PROV-019, PROV-047). */
export const locations = {
  listLocations: operation({
    service,
    method: 'GET',
    path: '/locations',
    summary: 'Locations of the statewide list, all or those of one provider',
    permission: ['read', 'Programme'],
    input: z.strictObject({ q: z.string().trim().max(100).default(''), organisationId: Id.optional(), ...PageInput }),
    output: pageOf(ListedLocation),
    exportAs: {
      name: 'Locations',
      columns: [
        { key: 'name', heading: 'Location', kind: 'text' },
        { key: 'address', heading: 'Address', kind: 'text' },
        { key: 'city', heading: 'City', kind: 'text' },
        { key: 'county', heading: 'County', kind: 'text' },
      ],
    },
  }),
  addLocation: operation({
    service,
    method: 'POST',
    path: '/locations',
    summary: 'Put a location on the statewide list',
    permission: ['add', 'Location'],
    input: z.strictObject({ name: Text(120), address: Text(200), city: Text(80), county: Text(60) }),
    output: ListedLocation,
    errors: ['PERSONAL_DATA'],
  }),
  pickLocation: operation({
    service,
    method: 'POST',
    path: '/locations/{id}/pick',
    summary: "Take a listed location into a provider's record (PROV-019, C27)",
    permission: ['pick', 'Location'],
    input: z.strictObject({ id: Id, organisationId: Id }),
    output: ListedLocation,
    errors: ['NOT_FOUND'],
  }),
  removeLocation: operation({
    service,
    method: 'POST',
    path: '/locations/{id}/removal',
    summary: "Take a location out of a provider's record; it stays on the list (PROV-047)",
    permission: ['remove', 'Location'],
    input: z.strictObject({ id: Id, organisationId: Id }),
    output: ListedLocation,
    errors: ['NOT_FOUND', 'WRONG_STATUS'],
  }),
}
