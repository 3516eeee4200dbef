import { identityEvents } from '@isets/contracts'
import { link, paragraph } from './block.ts'
import { mailTemplate } from './mail-template.ts'
import { REASON } from './recipients.ts'

const USER_ID = '3f0c7f0e-1c2d-4e3f-8a4b-5c6d7e8f9a12'

export const customerAccount = mailTemplate({
  description: 'Tells a customer that a login was created (IES-018); never username, password or name',
  event: identityEvents.customerAccountCreated,
  recipients: ({ email }) => [{ email, audience: 'customer' }],
  letter: ({ organisationName }, audience, { webUrl }) => ({
    subject: 'An ISETS account was created for you',
    blocks: [
      paragraph(
        `${organisationName ?? 'The Illinois Department of Human Services'} has created an account for you in the Illinois SNAP Employment & Training System. With it you decide who may see your information.`,
      ),
      paragraph(
        'The person who helped you gives you your username and a start password. When you sign in for the first time, you choose a password that only you know.',
      ),
      link('Sign in', `${webUrl}/sign-in`),
      paragraph('If you did not ask for help with SNAP Employment & Training, tell your local IDHS office.'),
    ],
    reason: REASON[audience],
  }),
  samples: {
    'created by a provider': {
      userId: USER_ID,
      email: 'wren@customers.example',
      organisationName: 'Prairie Demo Works',
    },
    'created by IDHS': { userId: USER_ID, email: 'wren@customers.example', organisationName: null },
  },
})

export const customerPassword = mailTemplate({
  description: 'Tells a customer that staff made a new start password (REF-023); never username, password or name',
  event: identityEvents.customerPasswordReset,
  recipients: ({ email }) => [{ email, audience: 'customer' }],
  letter: ({ organisationName }, audience, { webUrl }) => ({
    subject: 'Your ISETS password was reset',
    blocks: [
      paragraph(
        `${organisationName ?? 'The Illinois Department of Human Services'} has made a new start password for your account in the Illinois SNAP Employment & Training System. Your old password no longer works, and you are signed out everywhere.`,
      ),
      paragraph(
        'The person who helped you gives you the start password. When you sign in with it, you choose a password that only you know.',
      ),
      link('Sign in', `${webUrl}/sign-in`),
      paragraph('If you did not ask for this, tell your local IDHS office.'),
    ],
    reason: REASON[audience],
  }),
  samples: {
    'reset by a provider': {
      userId: USER_ID,
      email: 'wren@customers.example',
      organisationName: 'Prairie Demo Works',
    },
    'reset by IDHS': { userId: USER_ID, email: 'wren@customers.example', organisationName: null },
  },
})
