import { identityEvents } from '@isets/contracts'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { EventFeed } from '../events/event-feed.ts'
import { LiveAudience } from '../live/live-audience.ts'
import { ContextCache } from './context-cache.ts'

/** IDN-023: what a session could do through this gateway ends in the moment identity ends the session. */
@Injectable()
export class SessionEndings implements OnModuleInit {
  constructor(
    private readonly feed: EventFeed,
    private readonly contexts: ContextCache,
    private readonly audience: LiveAudience,
  ) {}

  onModuleInit(): void {
    this.feed.listen(identityEvents.sessionsEnded, ({ sessionIds }) => {
      const ended = new Set(sessionIds)
      this.contexts.end(ended)
      this.audience.end(ended)
    })
    // Endings may have been missed: every session is checked anew at its next request.
    this.feed.onGap(() => this.contexts.clear())
  }
}
