import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { MAILBOXES, type Mailboxes } from '../people/mailboxes.ts'
import { FilingService } from './filing.service.ts'
import { MarkingService } from './marking.service.ts'
import { OpeningService } from './opening.service.ts'
import { QueueService } from './queue.service.ts'

const { file, filingOptions, listMine, listQueue, countQueue, open, markRead } = contract.helpDesk

/** What everybody does with help requests: file and read them. */
@Controller()
export class HelpRequestController {
  constructor(
    private readonly filing: FilingService,
    private readonly opening: OpeningService,
    private readonly queue: QueueService,
    private readonly marking: MarkingService,
    @Inject(MAILBOXES) private readonly mailboxes: Mailboxes,
  ) {}

  @Handles(file)
  file({ draftId, ...form }: InputOf<typeof file>, context: CallContext): Promise<OutputOf<typeof file>> {
    return this.filing.file(form, context, draftId)
  }

  /** HELP-011: the web offers these mailboxes as quick choices. */
  @Handles(filingOptions)
  async filingOptions(): Promise<OutputOf<typeof filingOptions>> {
    return { mailboxes: this.mailboxes }
  }

  @Handles(listMine)
  listMine(input: InputOf<typeof listMine>, context: CallContext): Promise<OutputOf<typeof listMine>> {
    return this.queue.listMine(input, context)
  }

  @Handles(listQueue)
  listQueue(input: InputOf<typeof listQueue>, context: CallContext): Promise<OutputOf<typeof listQueue>> {
    return this.queue.listQueue(input, context)
  }

  @Handles(countQueue)
  countQueue(_input: InputOf<typeof countQueue>, context: CallContext): Promise<OutputOf<typeof countQueue>> {
    return this.queue.countQueue(context)
  }

  @Handles(open)
  open({ id }: InputOf<typeof open>, context: CallContext): Promise<OutputOf<typeof open>> {
    return this.opening.open(id, context)
  }

  @Handles(markRead)
  markRead({ id }: InputOf<typeof markRead>, context: CallContext): Promise<OutputOf<typeof markRead>> {
    return this.marking.markRead(id, context)
  }
}
