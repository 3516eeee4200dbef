import type { ScreeningAnswer, ScreeningView } from '@isets/contracts'
import { SkeletonLines } from '@isets/ui'
import { isAsked, screeningForm, type ScreeningQuestion } from '@isets/rules'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { ListFailure } from '../list/list-states.tsx'
import { dateText, momentText } from '../time/time-text.ts'
import { ScreeningForm } from './screening-form.tsx'
import styles from './record.module.css'

/** One screening: a draft as a form, a complete one to read. */
export function ScreeningOpened({ id }: { id: string }) {
  const { t } = useTranslation()
  const screening = useQuery(api.casework.openScreening.queryOptions({ input: { id }, staleTime: 0 }))
  if (screening.isPending) return <SkeletonLines label={t('shell.loading')} lines={8} />
  if (!screening.data) {
    return <ListFailure error={screening.error} busy={screening.isFetching} onRetry={() => void screening.refetch()} />
  }
  const isOpen = screening.data.allowed.includes('save')
  return isOpen ? <ScreeningForm screening={screening.data} /> : <Answers screening={screening.data} />
}

function Answers({ screening }: { screening: ScreeningView }) {
  const { t } = useTranslation()
  const { answers, submittedAt, submittedBy } = screening
  return (
    <>
      {submittedAt ? (
        <p>{t('screening.completeOn', { date: momentText(submittedAt), name: submittedBy ?? '' })}</p>
      ) : null}
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
    </>
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
