import { createHash } from 'node:crypto'

/** One mailbox, and nothing that a mail server or a header could read as more than one. */
const MAILBOX = /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/iu

/** Whether the text is the address of one mailbox; anything with line breaks, lists or comments is not. */
export function isMailbox(text: string): boolean {
  return text.length <= 254 && MAILBOX.test(text)
}

/** Names one notice to one person. */
export function dedupeKey(eventId: string, template: string, recipient: string): string {
  return `${eventId}/${template}/${recipient.toLowerCase()}`
}

/** The Message-ID of a notice, without the angle brackets: the same each time it is sent. */
export function messageIdOf(key: string, domain: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}`
}

/** Domain of `name@domain` or `Name <name@domain>`. @throws Error without one */
export function domainOf(from: string): string {
  const [, domain] = /@([a-z0-9.-]+)>?$/i.exec(from.trim()) ?? []
  if (domain === undefined) throw new Error('The sender has no mail domain')
  return domain
}
