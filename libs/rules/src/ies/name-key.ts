/**
 * What names are compared by. Matching is exact (IES-015): letters, hyphens, accents and blanks between names count.
 * Only what nobody can see or say does not: capital letters, blanks around and doubled, the kind of apostrophe.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\u2018\u2019\u02bc`]/g, "'")
    .trim()
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()
}
