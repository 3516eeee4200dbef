import { useDebouncedValue } from '@mantine/hooks'
import { useWatch } from 'react-hook-form'
import { optionalPart } from '../../app/optional-part.ts'
import { faqTexts } from '../../app/routes/texts.ts'
import { useFilingForm } from './field-context.ts'

const FaqSuggestions = optionalPart(
  () => import('../faq/faq-suggestions.tsx').then((module) => module.FaqSuggestions),
  faqTexts,
)
/** Fewer letters say nothing yet. */
const ENOUGH = 8

/** HELP-045: answers that fit the summary, a moment after the last key. */
export function Suggestions() {
  const { control } = useFilingForm()
  const summary = useWatch({ control, name: 'summary' })
  const [settled] = useDebouncedValue(summary, 400)
  if (settled.length < ENOUGH) return null
  return <FaqSuggestions summary={settled} />
}
