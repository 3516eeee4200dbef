import type { ScreeningView } from '@isets/contracts'
import { checkScreening, finishedSections, isAsked, screeningForm, type ScreeningForm as Form } from '@isets/rules'
import { ErrorSummary, focusField, type FieldProblem } from '@isets/ui'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useListSearch } from '../list/use-list-search.ts'
import { clockText } from '../time/time-text.ts'
import { PlanFailure } from './plan-failure.tsx'
import { focusId, ScreeningField } from './screening-field.tsx'
import { ScreeningSteps } from './screening-steps.tsx'
import { parseScreeningSearch } from './searches.ts'
import { useScreeningDraft } from './use-screening-draft.ts'
import styles from './record.module.css'

const fieldId = (key: string) => `answer-${key}`

/** ASMT-006, ASMT-007: a section at a time, saved while it is filled in, submitted as a whole. */
export function ScreeningForm({ screening }: { screening: ScreeningView }) {
  const { t } = useTranslation()
  const { search, show } = useListSearch(parseScreeningSearch)
  const [attempt, setAttempt] = useState(0)
  const form = screeningForm(screening.formVersion)
  const draft = useScreeningDraft(screening)
  const { answers } = draft
  const at = Math.max(
    0,
    form.sections.findIndex(({ key }) => key === search.section),
  )
  const section = form.sections[at]
  const done = finishedSections(form, answers)
  const problems = attempt > 0 ? checkScreening(form, answers, { complete: true }) : {}
  const go = (index: number) => show({ section: form.sections[index]?.key })
  const submit = () => {
    setAttempt((before) => before + 1)
    const missing = Object.keys(checkScreening(form, answers, { complete: true }))
    if (missing.length === 0) return draft.submit()
    const first = form.sections.find(({ questions }) => questions.some(({ key }) => missing.includes(key)))
    if (first) show({ section: first.key })
  }
  const wanted = useRef<string>(undefined)
  useEffect(() => {
    if (wanted.current) focusField(wanted.current)
    wanted.current = undefined
  }, [at])
  /** The field may be in another section: that one is shown first. */
  const lead = (field: string) => {
    const to = form.sections.findIndex(({ questions }) =>
      questions.some((one) => focusId(fieldId(one.key), one) === field),
    )
    if (to === at || to < 0) return focusField(field)
    wanted.current = field
    go(to)
  }
  return (
    <div className={styles.form}>
      <ScreeningSteps form={form} at={at} done={done} onGo={go} />
      <ErrorSummary
        title={t('screening.problems')}
        attempt={attempt}
        problems={problemLines(form, problems)}
        onLead={lead}
      />
      {section ? (
        <section className={styles.panel} aria-labelledby="section">
          <h2 id="section">{section.title}</h2>
          <span className={styles.quiet}>
            {t('screening.section', { number: at + 1, total: form.sections.length })}
          </span>
          {section.questions
            .filter((question) => isAsked(question, answers))
            .map((question) => (
              <ScreeningField
                key={question.key}
                id={fieldId(question.key)}
                question={question}
                answer={answers[question.key]}
                error={problems[question.key]}
                onChange={(answer) => draft.change(question.key, answer)}
              />
            ))}
        </section>
      ) : null}
      <PlanFailure error={draft.error} />
      <div className={styles.row}>
        <div className={styles.buttons}>
          {at > 0 ? (
            <Button variant="default" onClick={() => go(at - 1)}>
              {t('screening.previous')}
            </Button>
          ) : null}
          {at < form.sections.length - 1 ? (
            <Button
              onClick={() => {
                go(at + 1)
                focusField('section')
              }}
            >
              {t('screening.next')}
            </Button>
          ) : (
            <Button onClick={submit} loading={draft.submitting}>
              {t('screening.submit')}
            </Button>
          )}
        </div>
        <SaveState draft={draft} />
      </div>
    </div>
  )
}

function SaveState({ draft }: { draft: ReturnType<typeof useScreeningDraft> }) {
  const { t } = useTranslation()
  return (
    <span role="status" className={styles.quiet}>
      {draft.saving ? t('screening.saving') : null}
      {!draft.saving && draft.dirty ? t('screening.unsaved') : null}
      {!draft.saving && !draft.dirty ? t('screening.saved', { time: clockText(draft.savedAt) }) : null}
    </span>
  )
}

/** Every problem beside the words of its question, in the order of the form. */
function problemLines({ sections }: Form, problems: Partial<Record<string, string>>): FieldProblem[] {
  return sections.flatMap(({ questions }) =>
    questions.flatMap((question) => {
      const problem = problems[question.key]
      if (problem === undefined) return []
      const message = `${question.label.replace(/\?$/, '')}: ${problem}`
      return [{ fieldId: focusId(fieldId(question.key), question), message }]
    }),
  )
}
