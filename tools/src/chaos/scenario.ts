import type { Databases, RunningSystem } from '@isets/testing'
import type { Deaths, Killer, Victim } from './killer.ts'
import type { Verdict } from './oracle.ts'

/** What a scenario is given: the running system with its demo data, before the first kill. */
export interface Ground {
  readonly system: RunningSystem
  readonly databases: Databases
  /** Who kills at random, and whom a scenario may ask for more. */
  readonly killer: Killer
  readonly seed: number
  /** About how many writes are wanted. */
  readonly operations: number
  readonly say: (line: string) => void
}

/** What is to be done while everything is killed. */
export interface Work {
  /** In words, for the first line of a run. */
  readonly what: string
  /** Kinds of work for which the demo data had no case. */
  readonly leftOut: readonly string[]
  /** Performs all of it. @returns how many commands needed more than one try */
  perform(): Promise<number>
  /** What the system says now, beside what was acknowledged. */
  judge(): Promise<Verdict>
}

export interface Scenario {
  readonly victims: readonly Victim[]
  prepare(ground: Ground): Promise<Work>
}

export interface ChaosResult {
  readonly verdict: Verdict
  readonly deaths: Deaths
  readonly repeated: number
  /** What had not caught up at the end, and where services disagree. */
  readonly unsettled: readonly string[]
  readonly leftOut: readonly string[]
}
