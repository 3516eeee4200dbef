import * as z from 'zod'
import { operation } from '../operation.ts'
import { Instant } from '../shapes.ts'
import { MOST_LETTERS, VISITOR_TEXT } from './words.ts'

const Text = (max: number) => z.string().trim().max(max)

export const visiting = {
  askAsVisitor: operation({
    service: 'help-desk',
    method: 'POST',
    path: '/questions',
    summary: 'Ask without an account (HELP-004, IDN-004): plain text, no files; the answer comes by mail',
    permission: 'anyone',
    input: z.strictObject({
      category: Text(60),
      subcategory: Text(60),
      summary: Text(MOST_LETTERS.summary),
      text: z.string().max(VISITOR_TEXT),
      organisationName: Text(MOST_LETTERS.organisationName),
      requester: z.strictObject({
        firstName: Text(MOST_LETTERS['requester.firstName']),
        lastName: Text(MOST_LETTERS['requester.lastName']),
        email: Text(254),
      }),
    }),
    output: z.object({ number: z.string(), promisedAt: Instant }),
    errors: ['PERSONAL_DATA'],
  }),
}
