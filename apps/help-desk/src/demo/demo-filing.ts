import type { HelpRequestForm } from '@isets/contracts'
import { initialPriority, subcategoryOf } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import { born } from '../help-request/born.ts'
import { HelpRequest } from '../help-request/help-request.entity.ts'
import { writeHistory } from '../help-request/history.ts'
import { readWriting, writeMessage } from '../help-request/message.ts'
import { continued } from '../help-request/promise.ts'
import type { DemoRequester } from './demo-seed.ts'
import type { DemoStory } from './demo-stories.ts'

interface DemoFiling {
  readonly id: string
  readonly story: DemoStory
  readonly requester: DemoRequester
  readonly filedAt: Date
}

/** Files an invented request as its requester would have. */
export async function file(em: EntityManager, { id, story, requester, filedAt }: DemoFiling): Promise<HelpRequest> {
  const promise = continued([], 'activate', filedAt)
  const request = em.create(HelpRequest, {
    ...born(formOf(story, requester), requester.caller, filedAt),
    id,
    cc: [],
    priority: initialPriority(story.blocksWork ?? false, subcategoryFor(story)),
    promiseLog: promise.log,
    dueAt: promise.dueAt,
  })
  await em.flush()
  const writing = readWriting(story.description, [])
  const message = { kind: 'description', side: 'requester', writing, files: [] } as const
  await writeMessage(em, request, requester.caller, filedAt, message)
  await writeHistory(em, request, requester.caller, filedAt, { action: 'filed' })
  return request
}

function formOf(story: DemoStory, { user, caller }: DemoRequester): HelpRequestForm {
  const [category, subcategory] = story.about
  const { firstName, lastName, email, phone, extension } = user
  return {
    summary: story.summary,
    descriptionHtml: story.description,
    category,
    subcategory,
    cc: [],
    requester: { firstName, lastName, email, phone, extension: extension ?? '' },
    isPartner: true,
    organisationName: caller.organisationName ?? '',
    aboutCustomer: false,
    customer: { firstName: '', lastName: '', email: '', individualNumber: '' },
    context: { pageUrl: '', browser: '', reportName: '', reportFilter: '', steps: '' },
    blocksWork: story.blocksWork ?? false,
    newUserBirthDate: null,
    attachmentIds: [],
  }
}

function subcategoryFor({ about }: DemoStory) {
  const subcategory = subcategoryOf(...about)
  if (subcategory === undefined) throw new Error(`The catalogue has no ${about.join('/')}`)
  return subcategory
}
