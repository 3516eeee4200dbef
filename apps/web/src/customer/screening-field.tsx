import type { ScreeningAnswer } from '@isets/contracts'
import type { ScreeningQuestion } from '@isets/rules'
import { Checkbox, NativeSelect, NumberInput, Radio, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface ScreeningFieldProps {
  id: string
  question: ScreeningQuestion
  answer: ScreeningAnswer | undefined
  error: string | undefined
  onChange: (answer: ScreeningAnswer) => void
}

/** The control of a question that takes the focus. */
export function focusId(id: string, { kind }: ScreeningQuestion): string {
  if (kind === 'yes_no') return `${id}-yes`
  return kind === 'choices' ? `${id}-first` : id
}

/** One question as the control that its kind asks for. */
export function ScreeningField({ id, question, answer, error, onChange }: ScreeningFieldProps) {
  const { t } = useTranslation()
  const label = question.required ? question.label : `${question.label} ${t('screening.optional')}`
  const common = { id, label, description: question.help, error }
  const text = typeof answer === 'string' ? answer : ''
  switch (question.kind) {
    case 'yes_no':
      return (
        <Radio.Group {...common} value={answerWord(answer)} onChange={(value) => onChange(value === 'yes')}>
          <Radio mt="xs" id={`${id}-yes`} value="yes" label={t('screening.yes')} />
          <Radio mt="xs" value="no" label={t('screening.no')} />
        </Radio.Group>
      )
    case 'choices':
      return (
        <Checkbox.Group {...common} value={Array.isArray(answer) ? answer : []} onChange={onChange}>
          {question.choices?.map(([value, choice], index) => (
            <Checkbox key={value} id={index === 0 ? `${id}-first` : undefined} mt="xs" value={value} label={choice} />
          ))}
        </Checkbox.Group>
      )
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || null)}
          data={[
            { value: '', label: t('screening.choose') },
            ...(question.choices ?? []).map(([value, choice]) => ({ value, label: choice })),
          ]}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...common}
          w={160}
          value={typeof answer === 'number' ? answer : ''}
          onChange={(value) => onChange(value === '' ? null : Number(value))}
        />
      )
    case 'date':
      return (
        <TextInput
          {...common}
          type="date"
          w={200}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )
    case 'long_text':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxLength={2000}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'text':
      return (
        <TextInput {...common} maxLength={200} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
      )
  }
}

function answerWord(answer: ScreeningAnswer | undefined): string {
  if (answer === true) return 'yes'
  return answer === false ? 'no' : ''
}
