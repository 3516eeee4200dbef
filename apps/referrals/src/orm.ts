import { join } from 'node:path'
import { DiscardedFile } from '@isets/service-kit'
import { Consent, ConsentFile } from './consent/consent.entity.ts'
import { Customer } from './customer/customer.entity.ts'
import { Enrolment, Screening } from './customer/progress.entity.ts'
import { Office } from './directory/office.entity.ts'
import { Organisation } from './directory/organisation.entity.ts'
import { Contract, Location, OrganisationLocation, Programme, ProgrammeLocation } from './directory/programme.entity.ts'
import { ReferralDraft } from './form/draft.entity.ts'
import { ReferralVersion } from './referral/referral-version.entity.ts'
import { Referral } from './referral/referral.entity.ts'

/** Tables of referrals and where their migrations are. */
export const referralsOrm = {
  entities: [
    Customer,
    Screening,
    Enrolment,
    Organisation,
    Office,
    Programme,
    Location,
    OrganisationLocation,
    ProgrammeLocation,
    Contract,
    Consent,
    ConsentFile,
    DiscardedFile,
    Referral,
    ReferralVersion,
    ReferralDraft,
  ],
  migrations: join(import.meta.dirname, 'migrations'),
}
