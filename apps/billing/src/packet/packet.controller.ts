import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { PacketListing } from './packet-listing.service.ts'
import { PacketOpening } from './packet-opening.service.ts'
import { PreparingService } from './preparing.service.ts'
import { ReportService } from './report.service.ts'

const { listPackets, countPackets, listPacketPlaces, openPacket, listParticipants, listPacketCosts } = contract.billing
const { listPacketEmployments, listPacketAttendance } = contract.billing
const { reviewReport, setForm4334, tickCosts, submitPacket, requestChange } = contract.billing
type Packet = OutputOf<typeof openPacket>

/** What people read of packets, and what the provider does with them. */
@Controller()
export class PacketController {
  constructor(
    private readonly lists: PacketListing,
    private readonly opening: PacketOpening,
    private readonly reports: ReportService,
    private readonly preparing: PreparingService,
  ) {}

  @Handles(listPackets)
  list(input: InputOf<typeof listPackets>, context: CallContext): Promise<OutputOf<typeof listPackets>> {
    return this.lists.list(input, context)
  }

  @Handles(countPackets)
  count(_input: InputOf<typeof countPackets>, context: CallContext): Promise<OutputOf<typeof countPackets>> {
    return this.lists.count(context)
  }

  @Handles(listPacketPlaces)
  places(_input: InputOf<typeof listPacketPlaces>, context: CallContext): Promise<OutputOf<typeof listPacketPlaces>> {
    return this.lists.places(context)
  }

  @Handles(openPacket)
  open({ id }: InputOf<typeof openPacket>, context: CallContext): Promise<Packet> {
    return this.opening.open(id, context)
  }

  @Handles(listParticipants)
  participants(
    input: InputOf<typeof listParticipants>,
    context: CallContext,
  ): Promise<OutputOf<typeof listParticipants>> {
    return this.reports.participants(input, context)
  }

  @Handles(listPacketCosts)
  costs(input: InputOf<typeof listPacketCosts>, context: CallContext): Promise<OutputOf<typeof listPacketCosts>> {
    return this.reports.costs(input, context)
  }

  @Handles(listPacketEmployments)
  employments(
    input: InputOf<typeof listPacketEmployments>,
    context: CallContext,
  ): Promise<OutputOf<typeof listPacketEmployments>> {
    return this.reports.employments(input, context)
  }

  @Handles(listPacketAttendance)
  attendance(
    input: InputOf<typeof listPacketAttendance>,
    context: CallContext,
  ): Promise<OutputOf<typeof listPacketAttendance>> {
    return this.reports.attendance(input, context)
  }

  @Handles(reviewReport)
  review(input: InputOf<typeof reviewReport>, context: CallContext): Promise<Packet> {
    return this.preparing.review(input, context)
  }

  @Handles(setForm4334)
  setForm4334(input: InputOf<typeof setForm4334>, context: CallContext): Promise<Packet> {
    return this.preparing.setForm4334(input, context)
  }

  @Handles(tickCosts)
  tickCosts(input: InputOf<typeof tickCosts>, context: CallContext): Promise<Packet> {
    return this.preparing.tickCosts(input, context)
  }

  @Handles(submitPacket)
  submit(input: InputOf<typeof submitPacket>, context: CallContext): Promise<Packet> {
    return this.preparing.submit(input, context)
  }

  @Handles(requestChange)
  requestChange(input: InputOf<typeof requestChange>, context: CallContext): Promise<Packet> {
    return this.preparing.requestChange(input, context)
  }
}
