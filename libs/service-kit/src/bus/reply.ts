import { Refusal } from '@isets/contracts'
import type { Msg } from '@nats-io/nats-core'
import type { ServiceLogger } from '../log/logger.ts'
import { encodeAnswer, encodeRefusal } from './answer.ts'
import { refusalOf } from './incident.ts'

/** Where it is noted that a caller got less than was meant for it. */
export interface ReplyLog {
  readonly logger: ServiceLogger
  readonly operation: string
}

/** Answers a call. An answer that the bus does not take, above all one larger than a message, is an incident. */
export function answer(message: Msg, data: unknown, log: ReplyLog): void {
  try {
    message.respond(encodeAnswer(data))
  } catch (error) {
    refuse(message, error, log)
  }
}

/**
 * Refuses a call. When the bus does not take the refusal, then without the record that STALE carries, and at last as
 * INTERNAL without details. Never throws: one caller's answer must not end the service for all.
 */
export function refuse(message: Msg, error: unknown, log: ReplyLog): void {
  const refusal = refusalOf(error, log.logger, log.operation)
  const { code, details, message: sentence } = refusal
  const { current, ...withoutRecord } = details
  const plainer = current === undefined ? [] : [new Refusal(code, withoutRecord, sentence)]
  for (const one of [refusal, ...plainer, new Refusal('INTERNAL')]) {
    try {
      message.respond(encodeRefusal(one))
      return
    } catch (trouble) {
      log.logger.error({ operation: log.operation, code: one.code, err: trouble }, 'the bus did not take the refusal')
    }
  }
}
