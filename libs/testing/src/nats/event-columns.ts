import type { NatsConnection } from '@nats-io/nats-core'

/**
 * The fingerprint of the table of who hears what, in docker/nats/nats-server.conf: an event whose line the server does
 * not know would be kept and given to nobody. After a change of the table, the test in tools/src/docker says the new one.
 */
export const EVENT_TABLE = '094499a11ae3'

/** The server answers `deploy.columns` with a subject that ends with the fingerprint and the columns of its table. */
const QUESTION = 'deploy.columns'
const ANSWER = '_INBOX_deploy.columns'

/**
 * The services that hear events, in the order of their columns: the server that runs is asked, because consumers that
 * expect other columns than it appends would be given nothing.
 *
 * @param connection that of the `deploy` user
 * @throws Error when the server does not know the question, or runs with another table than ours
 */
export async function eventColumns(connection: NatsConnection): Promise<string[]> {
  let answer: string | undefined
  const listening = connection.subscribe(`${ANSWER}.>`, {
    callback: (error, { subject }) => {
      if (error === null) answer = subject
    },
  })
  connection.publish(QUESTION)
  await connection.flush() // what the server sends to the same connection comes before its answer to this
  listening.unsubscribe()
  const [table, ...columns] = answer?.slice(ANSWER.length + 1).split('.') ?? []
  if (table !== EVENT_TABLE) {
    throw new Error(
      'NATS does not run with docker/nats/nats-server.conf as it is now. Restart it with this file, then deploy again.',
    )
  }
  return columns
}

/**
 * Every event that has the service's name in the service's column: `evt.*.v1.*.*.*.casework.>`. It does not count the
 * columns after it, so it stays right when one is added.
 */
export function filterOf(service: string, columns: readonly string[]): string {
  const before = columns.slice(0, columns.indexOf(service)).map(() => '*')
  return ['evt.*.v1.*.*', ...before, service, '>'].join('.')
}
