import { Caller, operationOf, Refusal, type InputOf, type OutputOf } from '@isets/contracts'
import type { RunningNats } from '@isets/testing'
import type { Msg } from '@nats-io/nats-core'
import { decodeJwt } from 'jose'
import { encodeAnswer, encodeRefusal } from '../bus/answer.ts'
import { connectBus } from '../bus/connect.ts'
import { HEADER, headerOf } from '../bus/headers.ts'

/**
 * Plays another service for one of its operations, as far as a test needs it.
 * @param answer what it says to whom; a thrown Refusal is what it refuses with
 * @returns how to end it
 */
export async function answerFor<Procedure extends object>(
  nats: RunningNats,
  procedure: Procedure,
  answer: (input: InputOf<Procedure>, by: Caller) => OutputOf<Procedure>,
): Promise<() => Promise<void>> {
  const { service, subject } = operationOf(procedure)
  const address = { NATS_URL: nats.url, NATS_PASSWORD: nats.credentialsFor(service).pass }
  const connection = await connectBus(service, address)
  const reply = (message: Msg): string => {
    try {
      const by = Caller.parse(decodeJwt(headerOf(message.headers, HEADER.token) ?? '')['caller'])
      return encodeAnswer(answer(message.json<InputOf<Procedure>>(), by))
    } catch (error) {
      return encodeRefusal(error instanceof Refusal ? error : new Refusal('INTERNAL'))
    }
  }
  connection.subscribe(`${service}.v1.*`, {
    queue: service,
    callback: (_error, message) => {
      if (message.subject === subject) message.respond(reply(message))
    },
  })
  await connection.flush()
  return () => connection.drain()
}
