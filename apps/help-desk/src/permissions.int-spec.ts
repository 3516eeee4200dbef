import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, operations, ROLES, type Caller, type Role } from '@isets/contracts'
import {
  counting,
  expectedOutcomes,
  outcomeOf,
  outcomesByRole,
  showing,
  withoutRowSecurity,
  type Expectation,
} from '@isets/service-kit/testing'
import { caller, form, ORGANISATION, partner, startStand, upload, type HelpDeskStand } from './test/stand.ts'

const STAFF: readonly Role[] = ROLES.filter((role) => role !== 'customer' && role !== 'ies_sync')
const PROVIDERS: readonly Role[] = ['partner', 'intermediary', 'cbo_program_manager']
const SIU: readonly Role[] = ['siu_agent', 'siu_lead']
const SEES_ALL: readonly Role[] = [...SIU, 'super_admin']
const LADDER: readonly Role[] = ['platform_manager', 'program_manager']

/** How the caller stands to the request in question. Without a relation they are of the same organisation at most. */
const RELATIONS = {
  own: 'a request of their own',
  assigned: 'a request of a provider whom they look after',
  escalated: 'an escalated request',
  others: 'a request of somebody else',
} as const
type Relation = keyof typeof RELATIONS
type ByRelation = Readonly<Record<Relation, Expectation>>

const everywhere = (expectation: Expectation): ByRelation => ({
  ...{ own: expectation, assigned: expectation, escalated: expectation, others: expectation },
})
/** Only the gateway may speak to these, by the rights of the bus; it has no roles. */
const GATEWAY = everywhere([[ROLES, 'answered']])
const EVERY_STAFF = everywhere([[STAFF, 'answered']])
const ONLY_SIU = everywhere([[SIU, 'answered']])
const ONLY_LEAD = everywhere([[['siu_lead'], 'answered']])
const ONLY_SUPER = everywhere([[['super_admin'], 'answered']])

/** Whoever stands in the relation, and who may do it with every request; the rest of the staff gets `otherwise`. */
function related(everyRequest: Expectation, otherwise: 'NOT_FOUND' | 'empty'): ByRelation {
  const rest: Expectation = [...everyRequest, [STAFF, otherwise]]
  return {
    own: [[STAFF, 'answered']],
    assigned: [[['provider_manager'], 'answered'], ...rest],
    escalated: [[LADDER, 'answered'], ...rest],
    others: rest,
  }
}
const READERS = related([[SEES_ALL, 'answered']], 'NOT_FOUND')
const LISTED = related([[SEES_ALL, 'answered']], 'empty')
/** The super admin sees all, and answers only what is theirs. */
const ANSWERERS = related(
  [
    [SIU, 'answered'],
    [['super_admin'], 'FORBIDDEN'],
  ],
  'NOT_FOUND',
)
/** What nobody but its author ever sees. */
const AUTHOR: ByRelation = { ...everywhere([[STAFF, 'empty']]), own: [[STAFF, 'answered']] }
const ANSWER_AUTHOR = related([[SEES_ALL, 'empty']], 'NOT_FOUND')

/** Written down from the programme's words, not from the code. Roles that no line names are FORBIDDEN. */
const EXPECTED: Record<string, ByRelation> = {
  file: EVERY_STAFF,
  filingOptions: EVERY_STAFF,
  readDraft: AUTHOR,
  saveDraft: EVERY_STAFF,
  discardDraft: EVERY_STAFF,
  readAnswerDraft: {
    ...ANSWER_AUTHOR,
    assigned: [[['provider_manager'], 'empty'], ...ANSWER_AUTHOR.assigned],
    escalated: [[LADDER, 'empty'], ...ANSWER_AUTHOR.escalated],
  },
  saveAnswerDraft: READERS,
  listMine: AUTHOR,
  listQueue: LISTED,
  /** The ladder always counts the one that is escalated. */
  countQueue: {
    ...LISTED,
    assigned: [[LADDER, 'answered'], ...LISTED.assigned],
    others: [[LADDER, 'answered'], ...LISTED.others],
  },
  open: READERS,
  markRead: READERS,
  answer: ANSWERERS,
  note: ONLY_SIU,
  triage: ONLY_SIU,
  triageMany: ONLY_LEAD,
  move: ONLY_SIU,
  escalate: ONLY_SIU,
  /** Of their own request, which is not escalated, they have nothing to hand back. */
  handBack: { ...everywhere([[LADDER, 'NOT_FOUND']]), own: [], escalated: [[LADDER, 'answered']] },
  /** What has been uploaded is changed by its owner alone. */
  registerUpload: { ...everywhere([]), own: [[STAFF, 'answered']] },
  authoriseDownload: READERS,
  askAsVisitor: GATEWAY, // nobody has to be signed in, and it gives no right
  listQuarantined: ONLY_LEAD,
  releaseUpload: ONLY_LEAD,
  discardUpload: ONLY_LEAD,
  listDiscardedFiles: GATEWAY,
  confirmDiscarded: GATEWAY,
  listDeadLetters: ONLY_SUPER,
  redriveDeadLetter: everywhere([[['super_admin'], 'NOT_FOUND']]),
}
const onTheBus = operations('help-desk')

interface Asked {
  readonly id: string
  /** Is in the request. */
  readonly fileId: string
}
/** Who has filed the request, whatever their role. */
const REQUESTER = randomUUID()
const HALF = 'Half of a request'
const HALF_AN_ANSWER = { kind: 'answer', html: '<p>Half of an answer</p>', guidance: null } as const
const requester = () => partner({ userId: REQUESTER })

let stand: HelpDeskStand
let filed: Asked
let escalated: Asked
beforeAll(async () => {
  stand = await startStand()
  await withoutRowSecurity(stand)
  filed = await request()
  escalated = await request()
  await stand.sql(`update help_request set status = 'escalated', requester_id = ? where id = ?`, [
    randomUUID(),
    escalated.id,
  ])
})
afterAll(() => stand.stop())

/** A draft of the requester, under the id that is theirs. */
async function drafted(): Promise<void> {
  await stand.as(requester()).call(contract.helpDesk.saveDraft, { id: REQUESTER, form: { summary: HALF } })
}

async function request(): Promise<Asked> {
  const fileId = await stand.uploaded(requester())
  const { id } = await stand.filed(requester(), { attachmentIds: [fileId] })
  return { id, fileId }
}

/** Provider staff are of the organisation whose request it is, which alone opens nothing. */
function callerAt(relation: Relation, role: Role): Caller {
  return caller(role, {
    ...(PROVIDERS.includes(role) && { organisationId: ORGANISATION }),
    ...(relation === 'own' && { userId: REQUESTER }),
    ...(relation === 'assigned' && { assignedOrganisationIds: [ORGANISATION] }),
  })
}

const quarantined = async (reason: string) => ({
  ...{ id: await stand.uploaded(partner(), { state: 'quarantined' }), reason },
})

/** A fitting input for each operation, about the request. */
const INPUTS: Record<string, (one: Asked, version: number) => unknown> = {
  file: () => form(),
  filingOptions: () => ({}),
  readDraft: async () => {
    await drafted() // filing takes it away
    return {}
  },
  saveDraft: () => ({ id: REQUESTER, form: { summary: HALF } }),
  discardDraft: () => ({ id: randomUUID() }),
  readAnswerDraft: async ({ id }) => {
    await stand
      .as(requester())
      .call(contract.helpDesk.saveAnswerDraft, { id: filed.id, ...HALF_AN_ANSWER, attachmentIds: [] })
    return { id }
  },
  saveAnswerDraft: ({ id }) => ({ id, ...HALF_AN_ANSWER, attachmentIds: [] }),
  listMine: () => ({}),
  listQueue: () => ({}),
  countQueue: () => ({}),
  open: ({ id }) => ({ id }),
  markRead: ({ id }) => ({ id }),
  answer: ({ id }, version) => ({ id, version, html: 'Hello' }),
  note: ({ id }, version) => ({ id, version, html: 'Hello' }),
  triage: ({ id }, version) => ({ id, version, priority: 'low' }),
  triageMany: ({ id }, version) => ({ targets: [{ id, version }], priority: 'low' }),
  move: ({ id }, version) => ({ id, version, command: 'resolve' }),
  escalate: ({ id }, version) => ({ id, version, to: 'program_manager', reason: 'A matter of policy' }),
  handBack: ({ id }, version) => ({ id, version, reason: 'Answered by mail' }),
  registerUpload: ({ fileId }) => ({ ...upload(), id: fileId }),
  authoriseDownload: ({ fileId }) => ({ id: fileId }),
  askAsVisitor: () => ({
    ...{ category: 'isets', subcategory: 'how-to', summary: 'Where is it?', text: 'I look for it.' },
    organisationName: '',
    requester: { firstName: 'Briar', lastName: 'Sample', email: `${randomUUID()}@mail.example` },
  }),
  listQuarantined: () => ({}),
  releaseUpload: () => quarantined('Checked by hand'),
  discardUpload: () => quarantined('Has a virus'),
  listDiscardedFiles: () => ({}),
  confirmDiscarded: () => ({ ids: [randomUUID()] }),
  listDeadLetters: () => ({}),
  redriveDeadLetter: () => ({ id: randomUUID() }),
}

/** For answers with and without what was asked for. */
const SHOWS: Record<string, (one: Asked) => (answer: unknown) => boolean> = {
  readDraft: () => showing(HALF),
  readAnswerDraft: () => showing('Half of an answer'),
  listMine: ({ id }) => showing(id),
  listQueue: ({ id }) => showing(id),
  countQueue: () => counting,
}

describe('who may do what with a request (HELP-043)', () => {
  it('has an expectation and an input for every operation', () => {
    const names = onTheBus.map(({ name }) => name).toSorted()
    expect(Object.keys(EXPECTED).toSorted()).toEqual(names)
    expect(Object.keys(INPUTS).toSorted()).toEqual(names)
  })

  const relations = Object.keys(RELATIONS) as Relation[]
  describe.each(relations.map((relation) => ({ relation, words: RELATIONS[relation] })))('$words', ({ relation }) => {
    it.each(onTheBus)('$name for every role', async ({ name, procedure }) => {
      const one = relation === 'escalated' ? escalated : filed
      const expected = expectedOutcomes(EXPECTED[name]?.[relation] ?? [], true)
      const callerOf = (role: Role) => callerAt(relation, role)
      const inputOf = (version: number) => INPUTS[name]?.(one, version)
      expect(
        await outcomesByRole(stand, { procedure, expected, callerOf, inputOf, shows: SHOWS[name]?.(one) }),
      ).toEqual(expected)
    })
  })

  it('leaves the draft of another person as it is', async () => {
    await drafted()
    for (const role of STAFF) {
      const somebody = stand.as(caller(role))
      await somebody.call(contract.helpDesk.saveDraft, { id: REQUESTER, form: { summary: 'Of somebody else' } })
      await somebody.call(contract.helpDesk.discardDraft, { id: REQUESTER })
    }
    const { form: kept } = await stand.as(requester()).call(contract.helpDesk.readDraft, {})
    expect(kept).toEqual({ summary: HALF })
  })

  it('keeps internal notes and their files to SIU, whatever else somebody may read', async () => {
    const one = await request()
    const agent = caller('siu_agent')
    const fileId = await stand.uploaded(agent)
    const internal = { id: one.id, version: 1, html: 'Only for us', attachmentIds: [fileId] }
    await stand.as(agent).call(contract.helpDesk.note, internal)
    for (const role of STAFF) {
      const by = stand.as(callerAt('own', role))
      const expected = SIU.includes(role) ? ['answered', 'answered'] : ['empty', 'NOT_FOUND']
      const opened = outcomeOf(by.call(contract.helpDesk.open, { id: one.id }), showing('Only for us'))
      const loaded = outcomeOf(by.call(contract.helpDesk.authoriseDownload, { id: fileId }))
      expect([role, await opened, await loaded]).toEqual([role, ...expected])
    }
  })

  const forPeople = onTheBus.filter(({ permission }) => permission !== 'service' && permission !== 'anyone')
  it.each(forPeople)('$name by nobody is refused', async ({ name, procedure }) => {
    expect(await outcomeOf(stand.nobody.call(procedure, await INPUTS[name]?.(filed, 1)))).toBe('UNAUTHENTICATED')
  })
})
