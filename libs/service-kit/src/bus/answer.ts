import { ERROR_CODES, ErrorDetails, Refusal, type ErrorCode } from '@isets/contracts'
import * as z from 'zod'

/** The envelope that crosses NATS: the answer, or a refusal by code. Never a stack. */
const Answer = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.enum(ERROR_CODES as [ErrorCode, ...ErrorCode[]]),
      message: z.string(),
      details: ErrorDetails,
    }),
  }),
])

export function encodeAnswer(data: unknown): string {
  return JSON.stringify({ ok: true, data })
}

export function encodeRefusal(refusal: Refusal): string {
  const { code, message, details } = refusal
  return JSON.stringify({ ok: false, error: { code, message, details } })
}

/** How every good answer begins, as `encodeAnswer` writes it. */
const GOOD = '{"ok":true,"data":'

/** The data of an answer as it came, unread. @throws Refusal like `decodeAnswer` */
export function dataOf(text: string): string {
  return text.startsWith(GOOD) ? text.slice(GOOD.length, -1) : JSON.stringify(decodeAnswer(text))
}

/** The data of an answer. @throws Refusal as the callee gave it, or INTERNAL for something that is no answer. */
export function decodeAnswer(text: string): unknown {
  const answer = Answer.safeParse(parse(text))
  if (!answer.success) throw new Refusal('INTERNAL')
  if (answer.data.ok) return answer.data.data
  const { code, details, message } = answer.data.error
  throw new Refusal(code, details, message)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
