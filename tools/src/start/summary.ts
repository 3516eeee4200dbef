import { DEMO_ACCOUNTS, DEMO_PASSWORD, demoWorld } from '@isets/demo'
import type { RunningSystem } from '@isets/testing'

/** How long the start took, in milliseconds since this process began. */
export function readyAfter(milliseconds: number): string {
  return `Ready after ${(milliseconds / 1000).toFixed(1)} s`
}

/** What a person needs to know when everything is ready. */
export function summary({ webUrl, mailUrl = '', ports }: Pick<RunningSystem, 'webUrl' | 'mailUrl' | 'ports'>): string {
  const addresses = [
    ['Web app', webUrl],
    ['Mail inbox', mailUrl],
    ['Answers by mail', `smtp://127.0.0.1:${ports.mailIn}`],
    ['API reference', `${webUrl}/api/docs`],
  ]
  const accounts = DEMO_ACCOUNTS.map(({ label, user }) => [
    `${user.firstName} ${user.lastName}`,
    label,
    demoWorld().organisations.find(({ id }) => id === user.organisationId)?.name ?? 'State staff',
    user.email,
  ])
  return [
    'ISETS is ready.',
    '',
    ...columns(addresses),
    '',
    `Demo accounts, all with the password ${DEMO_PASSWORD}`,
    ...columns([['Name', 'Role', 'Organisation', 'E-mail'], ...accounts]),
    '',
    'Move the clock: npm run clock -- +14d      Start afresh: npm run reset      Stop: Ctrl-C',
    '',
  ].join('\n')
}

/** Rows as lines with aligned columns. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((sofar, row) => row.map((cell, at) => Math.max(cell.length, sofar[at] ?? 0)), [])
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
}
