import { createHmac } from 'node:crypto'

/** One secret gives every account its own password. It begins with a letter, which nats-server's file format needs. */
export function derivedPassword(secret: string, account: string): string {
  return `p${createHmac('sha256', secret).update(account).digest('hex').slice(0, 40)}`
}
