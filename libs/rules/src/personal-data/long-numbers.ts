/**
 * Text with long numbers hidden (NOTIF-018): mail, and events that become mail, are no place for somebody's individual
 * or case number.
 */
export function withoutLongNumbers(text: string): string {
  return text.replace(/\d(?:[ -]?\d){6,}/g, '•••')
}
