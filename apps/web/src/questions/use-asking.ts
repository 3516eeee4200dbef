import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { client } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { submissionKey } from '../help/filing/problems.ts'
import { serverNow } from '../session/server-time.ts'
import {
  atFields,
  questionProblems,
  toQuestion,
  type QuestionField,
  type QuestionFields,
  type QuestionProblems,
} from './question-form.ts'

export interface SentQuestion {
  number: string
  promisedAt: string
  email: string
}

export interface Asking {
  fields: QuestionFields
  change: (field: QuestionField, text: string) => void
  problems: QuestionProblems
  /** How often sending was tried. */
  attempt: number
  sending: boolean
  /** What stands at no field. */
  error: unknown
  submit: (event: FormEvent) => void
}

/** The question as it is typed, checked and sent: once, however often it is clicked. */
export function useAsking(start: QuestionFields, onSent: (sent: SentQuestion) => void): Asking {
  const [fields, setFields] = useState(start)
  const [problems, setProblems] = useState<QuestionProblems>({})
  const [attempt, setAttempt] = useState(0)
  const lastKey = useRef<ReturnType<typeof submissionKey> | null>(null)

  const show = (found: QuestionProblems): boolean => {
    setProblems(found)
    setAttempt((count) => count + 1)
    return Object.keys(found).length > 0
  }
  const send = useMutation({
    mutationFn: (question: ReturnType<typeof toQuestion>) => {
      lastKey.current = submissionKey(lastKey.current, question, () => crypto.randomUUID())
      return client.helpDesk.askAsVisitor(question, { context: { idempotencyKey: lastKey.current.key } })
    },
    onSuccess: (sent, { requester }) => onSent({ ...sent, email: requester.email }),
    onError: (error) => void show(atFields(failureOf(error).details.fields ?? {})),
  })

  const change = (field: QuestionField, text: string) => {
    const next = { ...fields, [field]: text }
    setFields(next)
    if (problems[field] === undefined) return
    const { [field]: still } = questionProblems(next, new Date(serverNow()))
    const { [field]: _solved, ...others } = problems
    setProblems(still === undefined ? others : { ...others, [field]: still })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (send.isPending || show(questionProblems(fields, new Date(serverNow())))) return
    send.mutate(toQuestion(fields))
  }
  const isAtField = Object.keys(problems).length > 0
  return { fields, change, problems, attempt, sending: send.isPending, error: isAtField ? null : send.error, submit }
}
