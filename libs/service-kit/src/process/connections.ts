import type { ServiceName } from '@isets/contracts'
import { MikroORM } from '@mikro-orm/postgresql'
import type { NatsConnection } from '@nats-io/nats-core'
import type { Logger } from 'pino'
import { connectBus } from '../bus/connect.ts'
import type { ServiceSettings } from '../config/service-settings.ts'
import { closeOrm } from '../orm/close-orm.ts'
import { ormOptions, type OrmSettings } from '../orm/orm-options.ts'

/** What a service is connected to. */
export interface Connections {
  readonly orm: MikroORM
  readonly bus: NatsConnection
  close(): Promise<void>
}

export async function connect(
  name: ServiceName,
  config: ServiceSettings,
  settings: Omit<OrmSettings, 'databaseUrl'>,
  logger: Logger,
): Promise<Connections> {
  const [orm, bus] = await Promise.all([
    MikroORM.init(ormOptions({ ...settings, databaseUrl: config.DATABASE_URL })),
    connectBus(name, config, logger),
  ])
  const close = async () => {
    if (!bus.isClosed()) await bus.drain()
    await closeOrm(orm)
  }
  return { orm, bus, close }
}
