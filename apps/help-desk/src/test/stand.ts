import { contract, type Caller, type CallOf, type HelpRequestForm, type HelpRequestView } from '@isets/contracts'
import { caller, startStand as startServiceStand, type ServiceStand } from '@isets/service-kit/testing'
import { ManualClock } from '@isets/testing'
import { randomUUID } from 'node:crypto'
import { helpDeskModule, type HelpDeskSettings } from '../app.module.ts'
import { helpDeskOrm } from '../orm.ts'

/** A Monday, nine o'clock in Chicago. */
export const MONDAY = '2026-03-02T15:00:00Z'
export const MAILBOXES = { access: 'access@isets.example', policy: 'policy@isets.example' }

export interface HelpDeskStand extends ServiceStand {
  readonly clock: ManualClock
  /** Files a request and opens it. */
  filed(by: Caller, changes?: Partial<HelpRequestForm>): Promise<HelpRequestView>
  /** Registers a clean, loose upload of somebody. */
  uploaded(by: Caller, changes?: Partial<Upload>): Promise<string>
  /** Events in the outbox about a request, oldest first. */
  events(requestId: string): Promise<{ type: string; aggregate_version: number; payload: Record<string, unknown> }[]>
  /** Makes a person known to the help desk, as identity's event would. */
  knows(caller: Caller): Promise<void>
}

type Upload = CallOf<typeof contract.helpDesk.registerUpload>

export function upload(): Upload {
  return {
    id: randomUUID(),
    name: 'screen.png',
    mediaType: 'image/png',
    bytes: 2_048,
    sha256: 'a'.repeat(64),
    purpose: 'attachment',
    state: 'clean',
  }
}

/** The help desk on a real database and a real bus, with a clock that stands still until it is moved. */
export async function startStand(settings: HelpDeskSettings = {}): Promise<HelpDeskStand> {
  const clock = new ManualClock(MONDAY)
  const stand = await startServiceStand({
    name: 'help-desk',
    module: helpDeskModule(MAILBOXES, settings),
    clock,
    ...helpDeskOrm,
  })
  return {
    ...stand,
    clock,
    filed: async (by, changes) => {
      const { id } = await stand.as(by).call(contract.helpDesk.file, form(changes))
      return stand.as(by).call(contract.helpDesk.open, { id })
    },
    uploaded: async (by, changes) => {
      const file = { ...upload(), ...changes }
      await stand.as(by).call(contract.helpDesk.registerUpload, file)
      return file.id
    },
    events: (requestId) =>
      stand.sql('select type, aggregate_version, payload from outbox where aggregate_id = ? order by id', [requestId]),
    knows: async ({ userId, name, email, roles, organisationId }) => {
      await stand.sql(
        `insert into person (id, name, email, roles, organisation_id, active) values (?, ?, ?, ?::text[], ?, true)`,
        [userId, name, email, `{${roles.join(',')}}`, organisationId],
      )
    },
  }
}

export { caller }

export const ORGANISATION = '10000000-0000-4000-8000-000000000001'
export const OTHER_ORGANISATION = '10000000-0000-4000-8000-000000000002'

export function partner(changes: Partial<Caller> = {}): Caller {
  return caller('partner', { organisationId: ORGANISATION, organisationName: 'Prairie Demo Works', ...changes })
}

/** A form that can be filed by anybody. */
export function form(changes: Partial<HelpRequestForm> = {}): HelpRequestForm {
  return {
    summary: 'The attendance page shows an error',
    descriptionHtml: '<p>It says <strong>try again later</strong>.</p>',
    category: 'isets',
    subcategory: 'error-or-bug',
    cc: [],
    requester: {
      firstName: 'Wren',
      lastName: 'Demo-Baker',
      email: 'wren@prairie.example',
      phone: '312-555-0100',
      extension: '',
    },
    isPartner: true,
    organisationName: 'Prairie Demo Works',
    aboutCustomer: false,
    customer: { firstName: '', lastName: '', email: '', individualNumber: '' },
    context: { pageUrl: '', browser: '', reportName: '', reportFilter: '', steps: '' },
    blocksWork: false,
    newUserBirthDate: null,
    attachmentIds: [],
    ...changes,
  }
}
