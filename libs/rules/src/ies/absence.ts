/** Below this many nobody is asked: a small feed changes a lot by a few people. */
const FEW = 50
/** Of those in the feed so far, percent. */
const MOST_THAT_LEAVE = 20

/**
 * Whether a person has to look before a full file takes eligibility from those whom it does not name: an export that
 * broke off would take it from nearly everybody.
 *
 * @param inFeed how many customers the feed has named so far
 * @param absent how many of them this file does not name
 */
export function absenceNeedsDecision({ inFeed, absent }: { inFeed: number; absent: number }): boolean {
  return absent > FEW && absent * 100 > inFeed * MOST_THAT_LEAVE
}
