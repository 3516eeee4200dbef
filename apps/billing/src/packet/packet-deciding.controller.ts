import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { PacketDecidingService } from './packet-deciding.service.ts'

const { verifyParticipants, reviewStaffing, approvePacket, unapprovePacket, decideChange } = contract.billing
const { reviewBilling, approveBilling } = contract.billing
type Packet = OutputOf<typeof approvePacket>

/** What the provider manager, workforce development and billing do with packets. */
@Controller()
export class PacketDecidingController {
  constructor(private readonly deciding: PacketDecidingService) {}

  @Handles(verifyParticipants)
  verify(input: InputOf<typeof verifyParticipants>, context: CallContext): Promise<Packet> {
    return this.deciding.verify(input, context)
  }

  @Handles(reviewStaffing)
  reviewStaffing(input: InputOf<typeof reviewStaffing>, context: CallContext): Promise<Packet> {
    return this.deciding.reviewStaffing(input, context)
  }

  @Handles(approvePacket)
  approve(input: InputOf<typeof approvePacket>, context: CallContext): Promise<Packet> {
    return this.deciding.approve(input, context)
  }

  @Handles(unapprovePacket)
  unapprove(input: InputOf<typeof unapprovePacket>, context: CallContext): Promise<Packet> {
    return this.deciding.unapprove(input, context)
  }

  @Handles(decideChange)
  decideChange(input: InputOf<typeof decideChange>, context: CallContext): Promise<Packet> {
    return this.deciding.decideChange(input, context)
  }

  @Handles(reviewBilling)
  reviewBilling(input: InputOf<typeof reviewBilling>, context: CallContext): Promise<Packet> {
    return this.deciding.reviewBilling(input, context)
  }

  @Handles(approveBilling)
  approveBilling(input: InputOf<typeof approveBilling>, context: CallContext): Promise<Packet> {
    return this.deciding.approveBilling(input, context)
  }
}
