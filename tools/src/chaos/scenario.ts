import type { RunningSystem, Service } from '@isets/testing'
import type { Pool } from 'pg'
import type { Deaths, Victim } from './killer.ts'
import type { Verdict } from './oracle.ts'

/** Databases of the services, as their owner. */
export type Databases = Readonly<Record<Service, Pool>>

/** What a scenario is given: the running system with its demo data, before the first kill. */
export interface Ground {
  readonly system: RunningSystem
  readonly databases: Databases
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
  /** What had not caught up at the end. */
  readonly underway: Readonly<Record<string, number>>
  /** Where services disagree on what one of them has told. Empty when they do not. */
  readonly disagreements: readonly string[]
  readonly leftOut: readonly string[]
}
