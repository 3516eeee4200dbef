import { useEffect, useRef } from 'react'
import styles from './states.module.css'

export interface FieldProblem {
  /** The id of the control that has to be changed. */
  fieldId: string
  message: string
}

/**
 * Lists what has to be changed before a form can be sent. Takes the focus when `attempt` rises, and every line leads
 * to its field (USWDS pattern).
 */
export function ErrorSummary(props: {
  title: string
  problems: readonly FieldProblem[]
  attempt: number
  /** Leads to a field that may not be on the screen yet; without it the focus goes there at once. */
  onLead?: (fieldId: string) => void
}) {
  const { title, problems, attempt, onLead = focusField } = props
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (problems.length === 0) return null
  return (
    <div ref={box} className={styles.summary} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {problems.map(({ fieldId, message }) => (
          <li key={`${fieldId}-${message}`}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault()
                onLead(fieldId)
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Brings a control into view and puts the focus on it. */
export function focusField(fieldId: string): void {
  const field = document.getElementById(fieldId)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}
