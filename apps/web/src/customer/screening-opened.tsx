import type { ScreeningAnswer, ScreeningView } from '@isets/contracts'
import { SkeletonLines } from '@isets/ui'
import { isAsked, screeningForm, type ScreeningQuestion } from '@isets/rules'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ListFailure } from '../list/list-states.tsx'
import { dateText, momentText } from '../time/time-text.ts'
import { BeginButton } from './begin-button.tsx'
import { NextSteps } from './next-steps.tsx'
import { ReviewFirst } from './review-first.tsx'
import { ScreeningForm } from './screening-form.tsx'
import styles from './record.module.css'

interface OpenedProps {
  query: UseQueryResult<ScreeningView, unknown>
  onBegun: (id: string) => void
}

/** One screening: a draft as a form, a complete one to read. */
export function ScreeningOpened({ query: screening, onBegun }: OpenedProps) {
  const { t } = useTranslation()
  return (
    <>
      {screening.error ? (
        <ListFailure error={screening.error} busy={screening.isFetching} onRetry={() => void screening.refetch()} />
      ) : null}
      {screening.isPending ? <SkeletonLines label={t('shell.loading')} lines={8} /> : null}
      {screening.data ? <DraftOrAnswers screening={screening.data} onBegun={onBegun} /> : null}
    </>
  )
}

function DraftOrAnswers({ screening, onBegun }: { screening: ScreeningView; onBegun: (id: string) => void }) {
  if (screening.allowed.includes('save')) return <ScreeningForm screening={screening} />
  return (
    <>
      <Completed screening={screening} onBegun={onBegun} />
      <Answers screening={screening} />
    </>
  )
}

/** When and by whom it was completed and reviewed, and what can be done with it and after it. */
function Completed({ screening, onBegun }: { screening: ScreeningView; onBegun: (id: string) => void }) {
  const { t } = useTranslation()
  const { customerId, submittedAt, submittedBy, reviewedAt, reviewedBy, isCurrent, allowed } = screening
  if (submittedAt === null) return null
  return (
    <>
      <p>
        {t('screening.completeOn', { date: momentText(submittedAt), name: submittedBy ?? '' })}
        {reviewedAt ? `. ${t('screening.reviewedOn', { date: momentText(reviewedAt), name: reviewedBy ?? '' })}` : null}
      </p>
      {isCurrent ? <ReviewFirst screening={screening} onBegun={onBegun} /> : null}
      {!isCurrent && allowed.includes('update') ? (
        <div className={styles.buttons}>
          <BeginButton customerId={customerId} label={t('screening.update')} onBegun={onBegun} />
        </div>
      ) : null}
      <NextSteps screening={screening} />
    </>
  )
}

function Answers({ screening }: { screening: ScreeningView }) {
  const { answers } = screening
  return (
    <div className={styles.panels}>
      {screeningForm(screening.formVersion).sections.map(({ key, title, questions }) => (
        <section key={key} className={styles.panel} aria-labelledby={`section-${key}`}>
          <h2 id={`section-${key}`}>{title}</h2>
          <dl className={styles.answers}>
            {questions
              .filter((question) => isAsked(question, answers))
              .map((question) => (
                <div key={question.key}>
                  <dt>{question.label}</dt>
                  <dd>
                    <AnswerText question={question} answer={answers[question.key]} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function AnswerText({ question, answer }: { question: ScreeningQuestion; answer: ScreeningAnswer | undefined }) {
  const { t } = useTranslation()
  const labelOf = (value: string) => question.choices?.find(([one]) => one === value)?.[1] ?? value
  if (answer === undefined || answer === null || answer === '') return t('screening.noAnswer')
  if (typeof answer === 'boolean') return t(answer ? 'screening.yes' : 'screening.no')
  if (Array.isArray(answer)) return answer.map(labelOf).join(', ') || t('screening.noAnswer')
  return question.kind === 'date' ? dateText(String(answer)) : labelOf(String(answer))
}
