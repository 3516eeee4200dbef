import { rightsAsked, ROLE_LABELS, ROLES, type Right, type Role } from '@isets/contracts'
import { rubric } from './rubric.ts'
import type { Grant, RecordCondition, RubricArea, RubricRow } from './rubric/row.ts'
import { DEFAULT_POLICY_SETTINGS } from './settings.ts'

const ROLE_NAMES: Record<Role, string> = {
  ...ROLE_LABELS,
  program_manager: 'Program Manager (IDHS)',
  ies_sync: 'IES sync',
}

const CONDITION_WORDS: Record<RecordCondition, string> = {
  ownRecord: 'own',
  notOwnRecord: 'any but own',
  ownOrganisation: 'own organisation',
  subGrantees: 'its sub-grantees',
  assignedProviders: 'assigned providers',
  accessGrant: 'customers it has an access grant for',
  subGranteeAccessGrant: 'customers its sub-grantees have an access grant for',
  sentByOwnOrganisation: 'sent by the own organisation',
  ownCustomer: 'own customer record',
  escalated: 'while escalated',
}

function reach(grant: Grant): string {
  if (grant === true) return 'yes'
  if (grant === 'any') return 'all'
  const conditions = typeof grant === 'string' ? [grant] : grant
  return conditions.map((condition) => CONDITION_WORDS[condition]).join(', ')
}

/** Roles with the same reach share a line: "own organisation: Partner, CBO Program Manager". */
function who(row: RubricRow): string {
  const granted = ROLES.flatMap((role) => {
    const grant = row.grants[role]
    return grant === undefined ? [] : [{ role: ROLE_NAMES[role], reach: reach(grant) }]
  })
  if (granted.length === 0) return '**nobody**'
  const lines = [...Map.groupBy(granted, (entry) => entry.reach)].map(
    ([how, entries]) => `${how}: ${entries.map(({ role }) => role).join(', ')}`,
  )
  return lines.join('<br>')
}

function remarks(row: RubricRow): string {
  const remarks = [row.note]
  if (row.alsoNeeds) remarks.push(`Needs the role ${ROLE_NAMES[row.alsoNeeds]} as well.`)
  if (row.setting) {
    remarks.push(`Setting \`${row.setting}\`, ${DEFAULT_POLICY_SETTINGS[row.setting] ? 'on' : 'off'} by default.`)
  }
  return remarks.filter((text) => text !== undefined).join(' ')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

/** A right of people that no operation asks for waits for one. The IES sync has its own only, and asks nobody. */
function rightWords(right: Right, { grants }: RubricRow, asked: ReadonlySet<string>): string {
  const isForPeople = ROLES.some((role) => role !== 'ies_sync' && grants[role] !== undefined)
  const words = `\`${right.join(' ')}\``
  return isForPeople && !asked.has(String(right)) ? `${words} (not in use yet)` : words
}

function areaTable({ area, rows }: RubricArea, asked: ReadonlySet<string>): string {
  const lines = rows.map((row) => {
    const rights = row.rights.map((right) => rightWords(right, row, asked)).join('<br>')
    const cells = [row.line?.toString() ?? '', row.label, who(row), rights, remarks(row), row.source]
    return `| ${cells.map(cell).join(' | ')} |`
  })
  const head = ['| row | action | who, on what | right | note | source |', '| --- | --- | --- | --- | --- | --- |']
  return [`## ${area}`, '', ...head, ...lines].join('\n')
}

const INTRODUCTION = `# Who may do what

This page is generated from the table that the system obeys (\`libs/policies/src/rubric/\`). Do not edit it: change the
table and run \`node --conditions=@isets/source libs/policies/src/write-rubric-page.ts\`.

- **row**: line of the ISETS Permissions Rubric catalogue; no number where a requirement speaks and the rubric is silent.
- **yes**: an act without a record to look at yet. **all**: every record. Anything else: only records of which it is true.
- **not in use yet**: the rubric gives this right, and no operation of ISETS asks for it so far.
- Rights are only given, never taken away: what no row grants is refused.`

/** The rubric as a Markdown page for people. */
export function rubricPage(): string {
  const asked = new Set(rightsAsked().map(String))
  return `${[INTRODUCTION, ...rubric.map((area) => areaTable(area, asked))].join('\n\n')}\n`
}
