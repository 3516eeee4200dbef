import { v7 } from 'uuid'
import type { EventDefinition, PayloadOf } from '@isets/contracts'
import { closeOrm, Leaving, migrate, ormOptions, type ReplySettings } from '@isets/service-kit'
import { ManualClock, testDatabase, type MailSink } from '@isets/testing'
import { RequestContext } from '@mikro-orm/core'
import { MikroORM, type EntityManager } from '@mikro-orm/postgresql'
import { pino } from 'pino'
import { Ledger } from '../delivery/ledger.ts'
import { MailSender } from '../delivery/mail-sender.ts'
import { MailServer } from '../delivery/mail-server.ts'
import { QueueingService } from '../delivery/queueing.service.ts'
import { notifierOrm } from '../orm.ts'
import type { MailSettings } from '../settings.ts'

export const REPLIES: ReplySettings = { domain: 'reply.isets.example', secrets: ['a secret of the tests'] }

export function settingsFor(smtpUrl: string): MailSettings {
  return {
    smtpUrl,
    from: 'ISETS demo <no-reply@isets.example>',
    mailDomain: 'isets.example',
    webUrl: 'https://isets.example',
    replies: REPLIES,
    onDutyMailbox: 'on-duty@siu.example',
    connections: 2,
    mailsPerSecond: 500,
  }
}

/** Ledger and sender on a real database and a real mail server, with a clock that the test moves. */
export async function mailDesk(sink: Pick<MailSink, 'url'>) {
  const database = await testDatabase()
  await migrate({ databaseUrl: database.ownerUrl, ...notifierOrm })
  const orm = await MikroORM.init(ormOptions({ databaseUrl: database.url, ...notifierOrm }))
  const clock = new ManualClock()
  const settings = settingsFor(sink.url)
  const ledger = new Ledger(orm.em, clock)
  const queueing = new QueueingService(orm.em, clock, settings)
  const servers: MailServer[] = []

  /** A sender as one process has it. */
  function sender(onLedger: Ledger = ledger, leaving = new Leaving()): MailSender {
    const server = new MailServer(settings)
    servers.push(server)
    return new MailSender(onLedger, server, settings, pino({ level: 'silent' }), leaving)
  }

  async function queue<Event extends EventDefinition>(definition: Event, payload: PayloadOf<Event>, id = v7()) {
    const { type, service } = definition
    const envelope = { aggregateId: id, aggregateVersion: 1, occurredAt: clock.now().toISOString() }
    await RequestContext.create(orm.em, () => queueing.queue({ id, type, service, payload, ...envelope }))
    return id
  }

  return {
    clock,
    em: orm.em,
    ledger,
    queue,
    sender,
    rows: () => deliveries(orm.em.fork()),
    empty: () => orm.em.execute('delete from delivery', [], 'run'),
    stop: async () => {
      for (const server of servers) server.onApplicationShutdown()
      await closeOrm(orm)
      await database.drop()
    },
  }
}

interface DeliveryRow {
  readonly state: string
  readonly attempts: number
  readonly message_id: string
  readonly due_at: string
  readonly last_error: string
  readonly facts: object
}

function deliveries(em: EntityManager): Promise<DeliveryRow[]> {
  return em.execute<DeliveryRow[]>('select * from delivery order by rank, queued_at, id')
}

/** Sends until nothing is due. Returns how many attempts were made. */
export async function drain(sender: MailSender): Promise<number> {
  let total = 0
  for (let sent = await sender.sendDue(); sent > 0; sent = await sender.sendDue()) total += sent
  return total
}
