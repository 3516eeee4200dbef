import { AskCard } from './ask-card.tsx'
import { FaqSearch } from './faq-search.tsx'

/** HELP-003: the common questions for those who are signed in. */
export function FaqPage() {
  return (
    <FaqSearch>
      <AskCard />
    </FaqSearch>
  )
}
