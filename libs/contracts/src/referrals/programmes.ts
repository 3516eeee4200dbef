import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, PageInput, listOf, pageOf } from '../shapes.ts'
import { PROGRAMME_TYPES, ProgrammeView } from './shapes.ts'

const service = 'referrals'

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
}
