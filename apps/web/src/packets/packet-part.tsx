import type { PacketAct, PacketPart, PacketReport, PacketView, StaffingStatus } from '@isets/contracts'
import { PACKET_PART_LABELS, PACKET_REPORT_LABELS } from '@isets/rules'
import { Card } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { momentText } from '../time/time-text.ts'
import { ActDialog, type DialogAct } from './act-dialog.tsx'
import { dateText } from './figure-text.ts'
import { partStamps } from './part-stamps.ts'
import { usePacketChange } from './use-packet.ts'
import styles from './packets.module.css'

/** What is ticked in each part, by which act, and the buttons under it. */
const PARTS = {
  provider: { number: 1, tick: 'reviewReport', acts: ['submit', 'requestChange'] },
  provider_manager: { number: 2, tick: 'reviewStaffing', acts: ['approve', 'decideChange', 'unapprove'] },
  billing: { number: 3, tick: 'reviewBilling', acts: ['approveBilling'] },
} as const satisfies Record<PacketPart, { number: number; tick: PacketAct; acts: readonly DialogAct[] }>

/** The act that ends a part is shown when its turn has come, also while something still speaks against it (BILL-012). */
const TURNS: Partial<Record<DialogAct, readonly StaffingStatus[]>> = {
  submit: ['not_started', 'in_progress', 'unapproved'],
  approve: ['submitted', 'unapproved'],
  approveBilling: ['approved'],
}

function isOffered(act: DialogAct, { allowed, obstacles, staffingStatus, billingApproval }: PacketView): boolean {
  if (allowed.includes(act)) return true
  const isTurn = billingApproval !== 'approved' && TURNS[act]?.includes(staffingStatus)
  return obstacles[act] !== undefined && isTurn === true
}

const TICKS = {
  provider: api.billing.reviewReport,
  provider_manager: api.billing.reviewStaffing,
  billing: api.billing.reviewBilling,
} as const

/** One of the three parts: its checklist with who reviewed what, and what can be done next. */
export function PacketPartCard({ packet, part }: { packet: PacketView; part: PacketView['parts'][number] }) {
  const { t } = useTranslation()
  const [act, setAct] = useState<DialogAct | null>(null)
  const { number, tick, acts } = PARTS[part.part]
  const review = usePacketChange(TICKS[part.part].mutationOptions())
  const mayTick = packet.allowed.includes(tick)
  const toggle = (report: PacketReport, reviewed: boolean) =>
    review.mutate({ id: packet.id, version: packet.version, report, reviewed })
  const offered = acts.filter((one) => isOffered(one, packet))
  const titleId = `part-${part.part}`
  return (
    <Card className={styles.part}>
      <section aria-labelledby={titleId}>
        <h2 id={titleId}>{t('packet.partTitle', { number, title: PACKET_PART_LABELS[part.part] })}</h2>
        <p className={styles.due}>{t('packet.partDue', { day: dateText(part.dueOn) })}</p>
        <ul className={styles.checklist}>
          {part.items.map((item) => (
            <Item
              key={item.report}
              item={item}
              disabled={!mayTick || review.isPending}
              name={`${part.part}-${item.report}`}
              onChange={(reviewed) => toggle(item.report, reviewed)}
            />
          ))}
        </ul>
        <PartStamps packet={packet} part={part.part} />
        {offered.map((one) => (
          <ActButton
            key={one}
            act={one}
            isAllowed={packet.allowed.includes(one)}
            obstacle={packet.staffingStatus === 'not_started' ? t('packetActs.reviewFirst') : packet.obstacles[one]}
            onOpen={() => setAct(one)}
          />
        ))}
      </section>
      {act ? <ActDialog act={act} packet={packet} onDone={() => setAct(null)} /> : null}
    </Card>
  )
}

interface ItemProps {
  item: PacketView['parts'][number]['items'][number]
  name: string
  disabled: boolean
  onChange: (reviewed: boolean) => void
}

function Item({ item, name, disabled, onChange }: ItemProps) {
  const { t } = useTranslation()
  const { report, required, reviewed, changedSince } = item
  return (
    <li>
      <input
        type="checkbox"
        id={name}
        checked={reviewed !== null && !changedSince}
        disabled={disabled}
        aria-describedby={`${name}-state`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={name}>
        {PACKET_REPORT_LABELS[report]}
        {required ? '' : ` (${t('packet.optional')})`}
      </label>
      <p id={`${name}-state`} className={styles.stamp}>
        {reviewed
          ? t('packet.reviewedBy', { when: momentText(reviewed.at), name: reviewed.by.name })
          : t('packet.notReviewed')}
        {changedSince ? (
          <strong className={styles.changed}>
            <IconAlertTriangle size={14} aria-hidden />
            {t('packet.changedSince')}
          </strong>
        ) : null}
      </p>
    </li>
  )
}

function PartStamps({ packet, part }: { packet: PacketView; part: PacketPart }) {
  const { t } = useTranslation()
  const stamps = partStamps(packet, part)
  if (stamps.length === 0) return null
  return (
    <ul className={styles.done}>
      {stamps.map(({ action, at, name }) => (
        <li key={action} data-undone={action === 'unapproved' || undefined}>
          {t('packet.stamped', { what: t(`packet.stamps.${action}`), when: momentText(at), name })}
        </li>
      ))}
    </ul>
  )
}

interface ActButtonProps {
  act: DialogAct
  isAllowed: boolean
  obstacle: string | undefined
  onOpen: () => void
}

/** What is not possible yet says why (BILL-012), and takes no click. */
function ActButton({ act, isAllowed, obstacle, onOpen }: ActButtonProps) {
  const { t } = useTranslation()
  const isMain = act in TURNS || act === 'decideChange'
  return (
    <div className={styles.act}>
      <Button
        fullWidth
        variant={isMain ? 'filled' : 'default'}
        data-disabled={isAllowed ? undefined : true}
        aria-disabled={!isAllowed}
        aria-describedby={isAllowed ? undefined : `obstacle-${act}`}
        onClick={() => isAllowed && onOpen()}
      >
        {t(`packetActs.${act}`)}
      </Button>
      {isAllowed ? null : (
        <p id={`obstacle-${act}`} className={styles.stamp}>
          {obstacle}
        </p>
      )}
    </div>
  )
}
