import { FAQ_SUBJECTS, type FaqEntry, type FaqSubject } from '@isets/rules'
import { IconChevronRight } from '@tabler/icons-react'
import styles from './faq.module.css'

interface FaqListProps {
  subject: FaqSubject
  entries: readonly FaqEntry[]
}

/** The questions of one subject; each opens its answer. */
export function FaqList({ subject, entries }: FaqListProps) {
  if (entries.length === 0) return null
  return (
    <section aria-labelledby={`faq-${subject}`}>
      <h2 id={`faq-${subject}`} className={styles.subject}>
        {FAQ_SUBJECTS[subject]}
      </h2>
      <div className={styles.entries}>
        {entries.map((entry) => (
          <FaqAnswer key={entry.code} entry={entry} />
        ))}
      </div>
    </section>
  )
}

export function FaqAnswer({ entry }: { entry: FaqEntry }) {
  return (
    <details className={styles.entry}>
      <summary>
        <IconChevronRight size={17} aria-hidden />
        {entry.question}
      </summary>
      <div>
        {entry.answer.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </details>
  )
}
