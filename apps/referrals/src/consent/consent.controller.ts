import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { DirectoryService } from '../directory/directory.service.ts'
import { ConsentFilesService } from './consent-files.service.ts'
import { ConsentReadingService } from './consent-reading.service.ts'
import { GivingService } from './giving.service.ts'
import { RevokingService } from './revoking.service.ts'

const {
  listConsents,
  listConsentPartners,
  giveConsent,
  recordConsent,
  revokeConsent,
  revokeOwnConsent,
  registerConsentFile,
  authoriseConsentFile,
} = contract.referrals

@Controller()
export class ConsentController {
  constructor(
    private readonly reading: ConsentReadingService,
    private readonly directory: DirectoryService,
    private readonly giving: GivingService,
    private readonly revoking: RevokingService,
    private readonly files: ConsentFilesService,
  ) {}

  @Handles(listConsents)
  listConsents(input: InputOf<typeof listConsents>, context: CallContext): Promise<OutputOf<typeof listConsents>> {
    return this.reading.list(input, context)
  }

  @Handles(listConsentPartners)
  listConsentPartners(): Promise<OutputOf<typeof listConsentPartners>> {
    return this.directory.providers()
  }

  @Handles(giveConsent)
  giveConsent(input: InputOf<typeof giveConsent>, context: CallContext): Promise<OutputOf<typeof giveConsent>> {
    return this.giving.give(input, context)
  }

  @Handles(recordConsent)
  recordConsent(input: InputOf<typeof recordConsent>, context: CallContext): Promise<OutputOf<typeof recordConsent>> {
    return this.giving.recordSigned(input, context)
  }

  @Handles(revokeConsent)
  revokeConsent(input: InputOf<typeof revokeConsent>, context: CallContext): Promise<OutputOf<typeof revokeConsent>> {
    return this.revoking.revoke(input, 'revoke', context)
  }

  @Handles(revokeOwnConsent)
  revokeOwnConsent(
    input: InputOf<typeof revokeOwnConsent>,
    context: CallContext,
  ): Promise<OutputOf<typeof revokeOwnConsent>> {
    return this.revoking.revoke(input, 'revokeOwn', context)
  }

  @Handles(registerConsentFile)
  registerConsentFile(
    input: InputOf<typeof registerConsentFile>,
    context: CallContext,
  ): Promise<OutputOf<typeof registerConsentFile>> {
    return this.files.register(input, context)
  }

  @Handles(authoriseConsentFile)
  authoriseConsentFile(
    { id }: InputOf<typeof authoriseConsentFile>,
    context: CallContext,
  ): Promise<OutputOf<typeof authoriseConsentFile>> {
    return this.files.authorise(id, context)
  }
}
