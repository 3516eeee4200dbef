import type { NatsConnection } from '@nats-io/nats-core'

/** Whether the connection to NATS stands at the moment: a request sent into an outage would only time out. */
export class Link {
  #up = true

  constructor(connection: NatsConnection) {
    void this.#watch(connection)
  }

  get up(): boolean {
    return this.#up
  }

  async #watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect' || type === 'close') this.#up = false
      if (type === 'reconnect') this.#up = true
    }
  }
}
