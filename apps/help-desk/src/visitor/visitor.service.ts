import { createHash } from 'node:crypto'
import { Refusal, VISITOR_ID, type HelpRequestForm, type InputOf, type OutputOf, type visiting } from '@isets/contracts'
import { Clock, preparedQuery, transactional, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { Filer } from '../help-request/born.ts'
import { FilingService } from '../help-request/filing.service.ts'
import { refusePersonalData, textsOf } from '../text/personal-data.ts'
import { plainToHtml } from '../text/plain-to-html.ts'

type Question = InputOf<typeof visiting.askAsVisitor>
type Taken = OutputOf<typeof visiting.askAsVisitor>

const DAY_MS = 86_400_000
/** Each question sends a mail to an address that anybody may have typed. */
const MOST_FOR_ONE_ADDRESS = 5
const MOST_FOR_ALL = 500

const RECENT = `
select count(*) as "all", count(*) filter (where lower(requester_email) = lower(?)) as "same"
from help_request where requester_id = ? and updated_at > ? and filed_at > ?`

/** Takes questions of people without an account (HELP-004). The service itself files them: nobody has signed in. */
@Injectable()
export class VisitorService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly filing: FilingService,
  ) {}

  async ask(question: Question, context: CallContext): Promise<Taken> {
    refusePersonalData(textsOf(question))
    const key = context.idempotencyKey
    const idempotency = key !== undefined && { idempotency: intentOf(question, key, context) }
    return transactional(this.em, null, () => this.take(question), { ...idempotency })
  }

  private async take(question: Question): Promise<Taken> {
    await this.limit(question.requester.email)
    try {
      const { number, promisedAt } = await this.filing.file(formOf(question), { caller: visitor(question) })
      return { number, promisedAt }
    } catch (error) {
      throw error instanceof Refusal ? asAsked(error) : error
    }
  }

  /** @throws Refusal RATE_LIMITED when an address, or all together, would get too many mails within a day */
  private async limit(email: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - DAY_MS)
    const values = [email, VISITOR_ID, since, since]
    const [recent] = await preparedQuery<{ all: string; same: string }>(this.em, RECENT, values)
    const isTooMuch = Number(recent?.same) >= MOST_FOR_ONE_ADDRESS || Number(recent?.all) >= MOST_FOR_ALL
    if (isTooMuch) throw new Refusal('RATE_LIMITED', { retryAfter: DAY_MS / 1000 })
  }
}

/** The same question under the same key is one question. */
function intentOf(question: Question, key: string, { operation }: CallContext) {
  const bodyHash = createHash('sha256').update(JSON.stringify(question)).digest('base64url')
  return { userId: VISITOR_ID, operation: operation.subject, key, bodyHash }
}

function visitor({ requester }: Question): Filer {
  const name = `${requester.firstName} ${requester.lastName}`
  return { userId: VISITOR_ID, name, roles: [], organisationId: null, organisationName: null }
}

function formOf({ text, requester, ...question }: Question): HelpRequestForm {
  return {
    ...question,
    descriptionHtml: plainToHtml(text),
    cc: [],
    requester: { ...requester, phone: '', extension: '' },
    isPartner: false,
    aboutCustomer: false,
    customer: { firstName: '', lastName: '', email: '', individualNumber: '' },
    context: { pageUrl: '', browser: '', reportName: '', reportFilter: '', steps: '' },
    blocksWork: false,
    newUserBirthDate: null,
    attachmentIds: [],
  }
}

/** Sentences at the fields that the visitor has filled in. */
function asAsked({ code, details, message }: Refusal): Refusal {
  const { fields = {}, ...rest } = details
  const named = Object.entries(fields).map(([field, sentence]) => [
    field === 'descriptionHtml' ? 'text' : field,
    sentence,
  ])
  return new Refusal(code, { ...rest, ...(named.length > 0 && { fields: Object.fromEntries(named) }) }, message)
}
