import { join } from 'node:path'
import { DiscardedFile } from '@isets/service-kit'
import { Attachment } from './attachment/attachment.entity.ts'
import { AnswerDraft } from './draft/answer-draft.entity.ts'
import { Draft } from './draft/draft.entity.ts'
import { HelpRequest } from './help-request/help-request.entity.ts'
import { History } from './help-request/history.entity.ts'
import { Message } from './help-request/message.entity.ts'
import { ReadMarker } from './help-request/read-marker.entity.ts'
import { RequestSearch } from './help-request/search.entity.ts'
import { ReceivedMail } from './mail-in/received-mail.entity.ts'
import { Organisation } from './people/organisation.entity.ts'
import { Person } from './people/person.entity.ts'

/** Tables of the help desk and where their migrations are. */
export const helpDeskOrm = {
  entities: [
    ...[HelpRequest, Message, History, ReadMarker, RequestSearch, Attachment, DiscardedFile, Draft, AnswerDraft],
    ...[Person, Organisation, ReceivedMail],
  ],
  migrations: join(import.meta.dirname, 'migrations'),
}
