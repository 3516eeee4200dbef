import type { ReceivedMail } from '@isets/testing'
import type { Pool } from 'pg'
import type { Step } from './plan.ts'

/** What the client was told, kept outside of the system. */
export interface Acknowledgement {
  readonly step: Step
  /** Who must hear of it by mail. */
  readonly audience: readonly string[]
}

export interface Verdict {
  readonly acknowledged: number
  /** Acknowledged, but not in the database. */
  readonly lost: readonly string[]
  /** In the database more than once. */
  readonly appliedTwice: readonly string[]
  readonly notices: number
  readonly notMailed: readonly string[]
  /** One notice in mails with different Message-IDs. */
  readonly mailedTwice: readonly string[]
  /** Mails that nobody should have got. */
  readonly undue: readonly string[]
  /** The same mail again with the same Message-ID: a mailbox shows it once. */
  readonly rawRepeats: number
  /** Acknowledged writes by operation, and how many of each are there exactly once. */
  readonly written?: Readonly<Record<string, { readonly acknowledged: number; readonly 'there once': number }>>
  /** Mails that the clock causes, by kind. */
  readonly timed?: Readonly<Record<string, { readonly due: number; readonly mailed: number }>>
}

/** Compares what was acknowledged with what the database and the mailboxes hold. `held`: markers and how often. */
export function judge(
  told: readonly Acknowledgement[],
  held: ReadonlyMap<string, number>,
  mails: readonly ReceivedMail[],
): Verdict {
  const arrivals = noticesIn(mails, new Set(told.map(({ step }) => step.marker)))
  const notices = told.flatMap(({ step, audience }) => audience.map((address) => `${step.marker} → ${address}`))
  const ids = (notice: string) => arrivals.get(notice) ?? new Map<string, number>()
  return {
    acknowledged: told.length,
    lost: told.map(({ step }) => step.marker).filter((marker) => !held.has(marker)),
    appliedTwice: [...held].filter(([, count]) => count > 1).map(([marker]) => marker),
    notices: notices.length,
    notMailed: notices.filter((notice) => ids(notice).size === 0),
    mailedTwice: notices.filter((notice) => ids(notice).size > 1),
    undue: [],
    rawRepeats: notices.reduce((sum, notice) => sum + [...ids(notice).values()].reduce((a, b) => a + b - 1, 0), 0),
  }
}

/** Notice to Message-ID to how often it arrived. The last marker of a mail names it: an answer quotes its request first. */
function noticesIn(mails: readonly ReceivedMail[], markers: ReadonlySet<string>) {
  const arrivals = new Map<string, Map<string, number>>()
  for (const mail of mails) {
    const found = [...mail.text.matchAll(MARKER)].map(([marker]) => marker).filter((marker) => markers.has(marker))
    const marker = found.find((one) => one !== found[0]) ?? found[0]
    for (const address of marker === undefined ? [] : mail.recipients) {
      const notice = `${marker} → ${address}`
      const ids = arrivals.get(notice) ?? new Map<string, number>()
      ids.set(mail.messageId, (ids.get(mail.messageId) ?? 0) + 1)
      arrivals.set(notice, ids)
    }
  }
  return arrivals
}

const MARKER = /chaos\d+n\d+e/g

/** How often each marker of a run stands in the help desk's database, as request or as message. */
export async function markersIn(helpDesk: Pool, seed: number): Promise<Map<string, number>> {
  const { rows } = await helpDesk.query<{ marker: string; count: string }>(
    `select marker, count(*) as count from (
       select substring(summary from $1) as marker from help_request
       union all select substring(text from $1) from message where kind = 'answer'
     ) all_markers where marker is not null group by marker`,
    [`chaos${seed}n[0-9]+e`],
  )
  return new Map(rows.map(({ marker, count }) => [marker, Number(count)]))
}

export function isClean({ lost, appliedTwice, notMailed, mailedTwice, undue }: Verdict): boolean {
  return [lost, appliedTwice, notMailed, mailedTwice, undue].every((wrong) => wrong.length === 0)
}
