import { CountPill } from '@isets/ui'
import { Link } from '@tanstack/react-router'
import type { AMENDMENT_VIEWS, PACKET_VIEWS } from './searches.ts'
import styles from './packets.module.css'

type AnyView = (typeof PACKET_VIEWS)[number] | (typeof AMENDMENT_VIEWS)[number]

interface ViewsProps<View extends AnyView> {
  label: string
  views: readonly View[]
  current: View
  text: (view: View) => string
  count: (view: View) => number | undefined
}

/** The views of a list as links: each is an address of its own. */
export function Views<View extends AnyView>({ label, views, current, text, count }: ViewsProps<View>) {
  return (
    <nav className={styles.views} aria-label={label}>
      {views.map((view, index) => (
        <Link
          key={view}
          to="."
          search={(before: object) => ({ ...before, view: index === 0 ? undefined : view, page: undefined })}
          activeOptions={{ explicitUndefined: true }}
          aria-current={view === current ? 'page' : undefined}
          data-current={view === current || undefined}
          className={styles.view}
        >
          {text(view)}
          {count(view) === undefined ? null : <CountPill count={count(view) ?? 0} />}
        </Link>
      ))}
    </nav>
  )
}
