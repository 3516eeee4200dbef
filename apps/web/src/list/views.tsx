import { CountPill } from '@isets/ui'
import { Link } from '@tanstack/react-router'
import styles from './views.module.css'

interface ViewsProps<View extends string> {
  label: string
  views: readonly View[]
  current: View
  text: (view: View) => string
  /** Filters that only one of the views has. */
  drops?: readonly string[]
  count?: (view: View) => number | undefined
}

/** The views of a list as links: each is an address of its own, the first one the plain address. */
export function Views<View extends string>(props: ViewsProps<View>) {
  const { label, views, current, text, count, drops = [] } = props
  const dropped = Object.fromEntries(drops.map((filter) => [filter, undefined]))
  const at = (view: View): object => ({ ...dropped, view: view === views[0] ? undefined : view, page: undefined })
  return (
    <nav className={styles.views} aria-label={label}>
      {views.map((view) => (
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
          {count?.(view) === undefined ? null : <CountPill count={count(view) ?? 0} />}
        </Link>
      ))}
    </nav>
  )
}
