import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, operations, ROLES, type Role } from '@isets/contracts'
import { caller, form, partner, startStand, upload, type HelpDeskStand } from './test/stand.ts'

const STAFF: readonly Role[] = ROLES.filter((role) => role !== 'customer' && role !== 'ies_sync')
const SIU: readonly Role[] = ['siu_agent', 'siu_lead']
const SEES_ALL: readonly Role[] = [...SIU, 'super_admin']

type Outcome = 'answered' | 'FORBIDDEN' | 'NOT_FOUND'
/** Who gets what, for a request that somebody else of another organisation has filed. */
type Expectation = readonly (readonly [roles: readonly Role[], outcome: Outcome])[]

/** Only the gateway may speak to these, by the rights of the bus; it has no roles. */
const GATEWAY: Expectation = [[ROLES, 'answered']]
const EVERY_STAFF: Expectation = [[STAFF, 'answered']]
const READERS: Expectation = [
  [SEES_ALL, 'answered'],
  [STAFF, 'NOT_FOUND'],
]
const ONLY_SIU: Expectation = [[SIU, 'answered']]

/** Written down from the programme's words, not from the code. Roles that no line names are FORBIDDEN. */
const EXPECTED: Record<string, Expectation> = {
  file: EVERY_STAFF,
  filingOptions: EVERY_STAFF,
  readDraft: EVERY_STAFF,
  saveDraft: EVERY_STAFF,
  discardDraft: EVERY_STAFF,
  readAnswerDraft: READERS,
  saveAnswerDraft: READERS,
  listMine: EVERY_STAFF,
  listQueue: EVERY_STAFF,
  countQueue: EVERY_STAFF,
  open: READERS,
  markRead: READERS,
  answer: [
    [SIU, 'answered'],
    [['super_admin'], 'FORBIDDEN'], // sees all, answers only what is theirs
    [STAFF, 'NOT_FOUND'],
  ],
  note: ONLY_SIU,
  triage: ONLY_SIU,
  triageMany: [[['siu_lead'], 'answered']],
  move: ONLY_SIU,
  escalate: ONLY_SIU,
  handBack: [[['platform_manager', 'program_manager'], 'answered']],
  registerUpload: EVERY_STAFF,
  authoriseDownload: [
    [SEES_ALL, 'answered'],
    [STAFF, 'NOT_FOUND'],
  ],
  askAsVisitor: [[ROLES, 'answered']], // nobody has to be signed in, and it gives no right
  listQuarantined: [[['siu_lead'], 'answered']],
  releaseUpload: [[['siu_lead'], 'answered']],
  discardUpload: [[['siu_lead'], 'answered']],
  listDiscardedFiles: GATEWAY,
  confirmDiscarded: GATEWAY,
  listDeadLetters: [[['super_admin'], 'answered']],
  redriveDeadLetter: [[['super_admin'], 'answered']],
}

let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

/** A fitting input for each operation, about a fresh request of somebody else. */
const INPUTS: Record<string, () => Promise<unknown>> = {
  file: async () => form(),
  filingOptions: async () => ({}),
  readDraft: async () => ({}),
  saveDraft: async () => ({ form: { summary: 'Half' } }),
  discardDraft: async () => ({}),
  readAnswerDraft: async () => ({ id: (await fresh()).id }),
  saveAnswerDraft: async () => ({ id: (await fresh()).id, ...HALF_AN_ANSWER }),
  listMine: async () => ({}),
  listQueue: async () => ({}),
  countQueue: async () => ({}),
  open: async () => ({ id: (await stand.filed(partner())).id }),
  markRead: async () => ({ id: (await stand.filed(partner())).id }),
  answer: async () => ({ id: (await stand.filed(partner())).id, version: 1, html: 'Hello' }),
  note: async () => ({ id: (await stand.filed(partner())).id, version: 1, html: 'Hello' }),
  triage: async () => ({ id: (await stand.filed(partner())).id, version: 1, priority: 'low' }),
  triageMany: async () => ({ targets: [{ id: (await stand.filed(partner())).id, version: 1 }], priority: 'low' }),
  move: async () => ({ id: (await stand.filed(partner())).id, version: 1, command: 'resolve' }),
  escalate: async () => ({ ...(await fresh()), to: 'program_manager', reason: 'A matter of policy' }),
  handBack: async () => {
    const raised = { ...(await fresh()), to: 'program_manager', reason: 'A matter of policy' } as const
    const { id, version } = await stand.as(caller('siu_agent')).call(contract.helpDesk.escalate, raised)
    return { id, version, reason: 'Answered by mail' }
  },
  registerUpload: async () => upload(),
  authoriseDownload: async () => {
    const requester = partner()
    const id = await stand.uploaded(requester)
    await stand.filed(requester, { attachmentIds: [id] })
    return { id }
  },
  askAsVisitor: async () => ({
    ...{ category: 'isets', subcategory: 'how-to', summary: 'Where is it?', text: 'I look for it.' },
    organisationName: '',
    requester: { firstName: 'Briar', lastName: 'Sample', email: `${randomUUID()}@mail.example` },
  }),
  listQuarantined: async () => ({}),
  releaseUpload: async () => ({
    id: await stand.uploaded(partner(), { state: 'quarantined' }),
    reason: 'Checked by hand',
  }),
  discardUpload: async () => ({
    id: await stand.uploaded(partner(), { state: 'quarantined' }),
    reason: 'Has a virus',
  }),
  listDiscardedFiles: async () => ({}),
  confirmDiscarded: async () => ({ ids: [randomUUID()] }),
  listDeadLetters: async () => ({}),
  redriveDeadLetter: async () => ({ id: await deadLetter() }),
}

const HALF_AN_ANSWER = { kind: 'answer', html: '<p>We have</p>', guidance: null, attachmentIds: [] }

async function fresh(): Promise<{ id: string; version: number }> {
  return { id: (await stand.filed(partner())).id, version: 1 }
}

async function deadLetter(): Promise<string> {
  const id = randomUUID()
  const envelope = {
    id: randomUUID(),
    type: 'organisation-changed',
    service: 'identity',
    aggregateId: id,
    aggregateVersion: 1,
    occurredAt: '2026-03-02T15:00:00.000Z',
    payload: { organisationId: id, name: 'A Sample', region: 'North', parentId: null, providerManagerId: null },
  }
  await stand.sql(
    `insert into dead_letter (id, consumer, message_id, event_type, aggregate_id, envelope, error)
     values (?, 'identity.organisation-changed', ?, 'organisation-changed', ?, ?::jsonb, 'was down')`,
    [id, envelope.id, id, JSON.stringify(envelope)],
  )
  return id
}

function expectedFor(name: string, role: Role): Outcome {
  return (EXPECTED[name] ?? []).find(([roles]) => roles.includes(role))?.[1] ?? 'FORBIDDEN'
}

describe('who may do what with a request of another organisation (HELP-043)', () => {
  it('has an expectation for every operation', () => {
    expect(operations('help-desk').map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(EXPECTED)))
    expect(Object.keys(EXPECTED)).toHaveLength(operations('help-desk').length)
  })

  const cases = operations('help-desk').flatMap((operation) => ROLES.map((role) => ({ operation, role })))
  it.each(cases)('$operation.name by $role', async ({ operation, role }) => {
    const input = await INPUTS[operation.name]?.()
    const outcome = await stand
      .as(caller(role))
      .call(operation.procedure, input)
      .then(
        () => 'answered',
        (error: { code: string }) => error.code,
      )
    expect(outcome).toBe(expectedFor(operation.name, role))
  })

  const forPeople = operations('help-desk').filter(
    ({ permission }) => permission !== 'service' && permission !== 'anyone',
  )
  it.each(forPeople)('$name by nobody is refused', async ({ name, procedure }) => {
    const input = await INPUTS[name]?.()
    await expect(stand.nobody.call(procedure, input)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})
