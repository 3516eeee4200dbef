import { IconAlertTriangleFilled, IconChevronRight, IconFlame } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { stringifySearch } from '../app/search-text.ts'
import type { CountedLine, StartTone } from './start-groups.ts'
import styles from './start.module.css'

const ICONS = { overdue: IconFlame, waiting: IconAlertTriangleFilled } as const

/** A sum in a colour, and the counts that make it: each opens the rows that it counted. */
export function CountPanel({ tone, lines }: { tone: StartTone; lines: readonly CountedLine[] }) {
  const { t } = useTranslation()
  const Picture = ICONS[tone]
  const sum = lines.reduce((so, { count }) => so + count, 0)
  return (
    <section className={styles.panel} data-tone={tone} aria-label={t(`start.${tone}`)}>
      <div className={styles.sum}>
        <strong>{sum}</strong>
        <span>
          <Picture size={18} aria-hidden />
          {t(`start.${tone}`)}
        </span>
      </div>
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            <CountLink line={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function CountLink({ line: { key, to, search, count } }: { line: CountedLine }) {
  const { t } = useTranslation()
  const router = useRouter()
  const href = `${to}${stringifySearch(search)}`
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    router.history.push(href)
  }
  return (
    <a href={href} onClick={open} className={styles.line}>
      <strong>{count}</strong>
      <span>{t(`start.lines.${key}`)}</span>
      <IconChevronRight size={18} aria-hidden />
    </a>
  )
}
