/** What is wrong with the first day of a dated setting: the key of its sentence under `setting` in the texts. */
export function startsOnProblem(startsOn: string, today: string): 'missingDate' | 'pastDate' | null {
  if (startsOn === '') return 'missingDate'
  return startsOn < today ? 'pastDate' : null
}
