import type { Random } from './random.ts'

/** One thing that a person does, decided before anything runs, so that a seed replays it. */
export type Step =
  | { readonly kind: 'file'; readonly marker: string; readonly requester: number }
  | { readonly kind: 'answer'; readonly marker: string; readonly of: string; readonly by: 'requester' | 'agent' }

/**
 * `count` steps: filings, and answers to what an earlier step filed. A marker is found again in the database and in the
 * mail, and stands for nothing else.
 */
export function plan(random: Random, count: number, requesters: number): Step[] {
  const steps: Step[] = []
  const filed: string[] = []
  for (let index = 0; index < count; index++) {
    const marker = `chaos${random.seed}n${index}e`
    const target = filed[random.between(0, Math.max(0, filed.length - 1))]
    if (target === undefined || random.next() < 0.5) {
      filed.push(marker)
      steps.push({ kind: 'file', marker, requester: random.between(0, requesters - 1) })
    } else {
      steps.push({ kind: 'answer', marker, of: target, by: random.next() < 0.5 ? 'requester' : 'agent' })
    }
  }
  return steps
}
