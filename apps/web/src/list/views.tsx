import { CountPill } from '@isets/ui'
import { Link } from '@tanstack/react-router'
import styles from './views.module.css'

interface ViewsProps<View extends string> {
  label: string
  views: readonly View[]
  current: View
  text: (view: View) => string
  /** The view of the plain address, where it is not the first. */
  plain?: View
  /** Filters that only one of the views has. */
  drops?: readonly string[]
  count?: (view: View) => number | undefined
  /** The view whose things are late: its count stands out. */
  alert?: View
}

/** The views of a list with their counts, as links: each has an address of its own and Back works. */
export function Views<View extends string>(props: ViewsProps<View>) {
  const { label, views, current, text, plain = views[0], count, alert, drops = [] } = props
  const dropped = Object.fromEntries(drops.map((filter) => [filter, undefined]))
  const at = (view: View): object => ({ ...dropped, view: view === plain ? undefined : view, page: undefined })
  return (
    <nav className={styles.views} aria-label={label}>
      {views.map((view) => {
        const things = count?.(view)
        return (
          <Link
            key={view}
            to="."
            search={(before: object) => ({ ...before, ...at(view) })}
            activeOptions={{ explicitUndefined: true }}
            aria-current={view === current ? 'page' : undefined}
            data-current={view === current || undefined}
            className={styles.view}
          >
            {text(view)}
            {things === undefined ? null : <CountPill count={things} alert={view === alert && things > 0} />}
          </Link>
        )
      })}
    </nav>
  )
}
