import { ErrorSummary, Notice } from '@isets/ui'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../app/failure-text.ts'
import { FaqSuggestions } from '../help/faq/faq-suggestions.tsx'
import { SsnNotice } from '../help/filing/ssn-notice.tsx'
import { startingQuestion, TOPICS, type QuestionField } from './question-form.ts'
import styles from './questions.module.css'
import { useAsking, type Asking, type SentQuestion } from './use-asking.ts'

const ORDER: readonly QuestionField[] = [
  'topic',
  'summary',
  'text',
  'firstName',
  'lastName',
  'email',
  'organisationName',
]
const idOf = (field: QuestionField) => `question-${field}`

interface AskFormProps {
  about: string | undefined
  onSent: (sent: SentQuestion) => void
}

export function AskForm({ about, onSent }: AskFormProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const asking = useAsking(startingQuestion(about), onSent)
  const { fields, change, problems, attempt, sending, error, submit } = asking
  const listed = ORDER.flatMap((field) => {
    const message = problems[field]
    return message === undefined ? [] : { fieldId: idOf(field), message }
  })
  return (
    <form onSubmit={submit} noValidate className={styles.form} aria-label={t('questions.title')}>
      <ErrorSummary
        title={t('filing.errors', { count: listed.length })}
        problems={listed}
        attempt={listed.length > 0 ? attempt : 0}
      />
      <NativeSelect
        id={idOf('topic')}
        label={t('questions.topic')}
        value={fields.topic}
        error={problems.topic}
        onChange={(event) => change('topic', event.currentTarget.value)}
        data={[{ value: '', label: t('questions.chooseTopic') }, ...TOPICS]}
      />
      <Line field="summary" asking={asking} maxLength={200} />
      <FaqSuggestions summary={fields.summary} to="/questions" />
      <div>
        <Textarea
          id={idOf('text')}
          label={t('questions.text')}
          description={t('questions.textHint')}
          value={fields.text}
          error={problems.text}
          onChange={(event) => change('text', event.currentTarget.value)}
          autosize
          minRows={6}
          maxRows={16}
        />
        <SsnNotice text={fields.text} onRemove={(text) => change('text', text)} />
      </div>
      <div className={styles.pair}>
        <Line field="firstName" asking={asking} autoComplete="given-name" maxLength={100} />
        <Line field="lastName" asking={asking} autoComplete="family-name" maxLength={100} />
      </div>
      <Line field="email" asking={asking} type="email" autoComplete="email" maxLength={254} hint />
      <Line field="organisationName" asking={asking} autoComplete="organization" maxLength={200} optional />
      {error ? <Notice tone="error" role="alert" title={failureText(error)} /> : null}
      <div>
        <Button type="submit" size="md" aria-busy={sending}>
          {t(sending ? 'filing.sending' : 'questions.send')}
        </Button>
      </div>
    </form>
  )
}

interface LineProps {
  field: Exclude<QuestionField, 'topic' | 'text'>
  asking: Asking
  type?: 'email'
  autoComplete?: string
  maxLength: number
  hint?: boolean
  optional?: boolean
}

function Line({ field, asking: { fields, change, problems }, hint, optional, ...rest }: LineProps) {
  const { t } = useTranslation()
  return (
    <div>
      <TextInput
        id={idOf(field)}
        label={
          <>
            {t(`questions.${field}`)}
            {optional ? <span className="optional"> {t('filing.optional')}</span> : null}
          </>
        }
        description={hint ? t('questions.emailHint') : undefined}
        value={fields[field]}
        error={problems[field]}
        onChange={(event) => change(field, event.currentTarget.value)}
        {...rest}
      />
      <SsnNotice text={fields[field]} onRemove={(text) => change(field, text)} />
    </div>
  )
}
