import { join } from 'node:path'
import { Amendment } from './amendment/amendment.entity.ts'
import { CapAccountRow } from './cap/cap-account.entity.ts'
import { CapSettingRow } from './cap/cap-setting.entity.ts'
import { Contract } from './contract/contract.entity.ts'
import { Cost } from './cost/cost.entity.ts'
import { SupportiveService } from './cost/supportive-service.entity.ts'
import { OverrideRequest } from './override/override-request.entity.ts'
import { AttendanceProjection } from './packet/attendance.entity.ts'
import { PacketCostTick, PacketHistory, PacketParticipant, PacketSnapshot } from './packet/packet-parts.entity.ts'
import { StaffingPacket } from './packet/packet.entity.ts'
import { Activity } from './projection/activity.entity.ts'
import { CustomerAccess } from './projection/customer-access.entity.ts'
import { Customer } from './projection/customer.entity.ts'
import { Enrolment } from './projection/enrolment.entity.ts'
import { Goal } from './projection/goal.entity.ts'
import { Organisation } from './projection/organisation.entity.ts'
import { Programme } from './projection/programme.entity.ts'
import { ReferralSpan, StatusSpan } from './projection/standing.entity.ts'

/** Tables of billing and where their migrations are. */
export const billingOrm = {
  entities: [
    Activity,
    Amendment,
    AttendanceProjection,
    CapAccountRow,
    CapSettingRow,
    Contract,
    Cost,
    Customer,
    CustomerAccess,
    Enrolment,
    Goal,
    Organisation,
    OverrideRequest,
    PacketCostTick,
    PacketHistory,
    PacketParticipant,
    PacketSnapshot,
    Programme,
    ReferralSpan,
    StaffingPacket,
    StatusSpan,
    SupportiveService,
  ],
  migrations: join(import.meta.dirname, 'migrations'),
}
