import { randomUUID } from 'node:crypto'
import { Gate } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import { hashPassword, passwordMatches } from './password-hash.ts'

const AT_ONCE = 2
const WAITING = 20

/**
 * Compares passwords, two at a time: hashing is meant to cost, and must not starve everything else. Beyond twenty that
 * wait, sign-ins are refused with BUSY.
 */
@Injectable()
export class PasswordCheck {
  readonly #gate = new Gate(AT_ONCE, WAITING)
  /** Of a password that nobody knows. */
  readonly #nobody = hashPassword(randomUUID())

  /** Runs `work` when it is its turn. @throws Refusal BUSY */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#gate.run(work)
  }

  /**
   * Whether the password fits the hash of the account. Without an account the same work is done for nothing, so that
   * neither the answer nor its time tells whether there is one.
   */
  async fits(password: string, stored: string | undefined): Promise<boolean> {
    const matches = await passwordMatches(password, stored ?? (await this.#nobody))
    return stored !== undefined && matches
  }
}
