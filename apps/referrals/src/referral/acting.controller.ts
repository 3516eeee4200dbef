import { contract, type InputOf, type OutputOf, type ReferralView } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { AnsweringService } from './answering.service.ts'
import { CorrectingService } from './correcting.service.ts'
import { ManagingService } from './managing.service.ts'
import { SendingBackService } from './sending-back.service.ts'

const {
  decideReverseReferral,
  recordContact,
  acceptReferral,
  waitListReferral,
  rejectReferral,
  reportUnenrolled,
  distributeReferral,
  reworkReferral,
  sendBackReferral,
  exitReferral,
  editReferral,
  removeReferral,
  closeReferral,
} = contract.referrals

/** What is done to a referral: one method for each act of the transition table. */
@Controller()
export class ActingController {
  constructor(
    private readonly answering: AnsweringService,
    private readonly managing: ManagingService,
    private readonly sendingBack: SendingBackService,
    private readonly correcting: CorrectingService,
  ) {}

  @Handles(decideReverseReferral)
  decide(input: InputOf<typeof decideReverseReferral>, context: CallContext): Promise<ReferralView> {
    return this.managing.decideReverse(input, context)
  }

  @Handles(recordContact)
  contact(input: InputOf<typeof recordContact>, context: CallContext): Promise<ReferralView> {
    return this.answering.contact(input, context)
  }

  @Handles(acceptReferral)
  accept(input: InputOf<typeof acceptReferral>, context: CallContext): Promise<ReferralView> {
    return this.answering.accept(input, context)
  }

  @Handles(waitListReferral)
  waitList(input: InputOf<typeof waitListReferral>, context: CallContext): Promise<ReferralView> {
    return this.answering.waitList(input, context)
  }

  @Handles(rejectReferral)
  reject(input: InputOf<typeof rejectReferral>, context: CallContext): Promise<ReferralView> {
    return this.answering.reject(input, context)
  }

  @Handles(reportUnenrolled)
  report(input: InputOf<typeof reportUnenrolled>, context: CallContext): Promise<ReferralView> {
    return this.answering.report(input, context)
  }

  @Handles(distributeReferral)
  distribute(input: InputOf<typeof distributeReferral>, context: CallContext): Promise<ReferralView> {
    return this.managing.distribute(input, context)
  }

  @Handles(reworkReferral)
  rework(input: InputOf<typeof reworkReferral>, context: CallContext): Promise<ReferralView> {
    return this.managing.rework(input, context)
  }

  @Handles(sendBackReferral)
  sendBack(input: InputOf<typeof sendBackReferral>, context: CallContext): Promise<ReferralView> {
    return this.sendingBack.sendBack(input, context)
  }

  @Handles(exitReferral)
  exit(input: InputOf<typeof exitReferral>, context: CallContext): Promise<ReferralView> {
    return this.managing.exit(input, context)
  }

  @Handles(editReferral)
  edit(input: InputOf<typeof editReferral>, context: CallContext): Promise<ReferralView> {
    return this.correcting.edit(input, context)
  }

  @Handles(removeReferral)
  remove(input: InputOf<typeof removeReferral>, context: CallContext): Promise<OutputOf<typeof removeReferral>> {
    return this.correcting.remove(input, context)
  }

  @Handles(closeReferral)
  close(input: InputOf<typeof closeReferral>, context: CallContext): Promise<ReferralView> {
    return this.managing.close(input, context)
  }
}
