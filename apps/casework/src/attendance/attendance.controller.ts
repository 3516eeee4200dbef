import { contract, type AttendanceSheet, type InputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { RecordingService } from './recording.service.ts'
import { SheetService } from './sheet.service.ts'
import { VerifyingService } from './verifying.service.ts'

const { openAttendance, recordAttendance, verifyAttendance, unverifyAttendance } = contract.casework

/** Attendance of one customer, a week at a time. */
@Controller()
export class AttendanceController {
  constructor(
    private readonly sheet: SheetService,
    private readonly recording: RecordingService,
    private readonly verifying: VerifyingService,
  ) {}

  @Handles(openAttendance)
  open({ customerId, week }: InputOf<typeof openAttendance>, context: CallContext): Promise<AttendanceSheet> {
    return this.sheet.open(customerId, week, context)
  }

  @Handles(recordAttendance)
  record(input: InputOf<typeof recordAttendance>, context: CallContext): Promise<AttendanceSheet> {
    return this.recording.record(input, context)
  }

  @Handles(verifyAttendance)
  verify(input: InputOf<typeof verifyAttendance>, context: CallContext): Promise<AttendanceSheet> {
    return this.verifying.set(input, true, context)
  }

  @Handles(unverifyAttendance)
  unverify(input: InputOf<typeof unverifyAttendance>, context: CallContext): Promise<AttendanceSheet> {
    return this.verifying.set(input, false, context)
  }
}
