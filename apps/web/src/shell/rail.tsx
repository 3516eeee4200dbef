import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/session.ts'
import { Brand } from './brand.tsx'
import { navigationFor } from './navigation.ts'
import { useDueCount } from './use-due-count.ts'
import styles from './rail.module.css'

/** The pages of the product that this user can open; icons only under 1180 px. */
export function Rail() {
  const { t } = useTranslation()
  const may = useMay()
  const due = useDueCount()
  return (
    <nav className={styles.rail} aria-label={t('shell.navigation')}>
      <Link to="/" className={styles.home} aria-label={t('shell.home')}>
        <Brand onDark />
      </Link>
      {navigationFor(may).map((section, index) => (
        <div key={section.name} role="group" aria-labelledby={`rail-${section.name}`}>
          <h2 id={`rail-${section.name}`} className={styles.section} data-first={index === 0 || undefined}>
            {t(`navigation.${section.name}`)}
          </h2>
          <ul>
            {section.pages.map(({ to, name, icon: Picture }) => {
              const label = t(`navigation.${name}`)
              const count = name === 'queue' ? due : 0
              return (
                <li key={name}>
                  <Link
                    to={to}
                    className={styles.link}
                    title={label}
                    activeOptions={{ includeSearch: false, exact: to === '/help' }}
                  >
                    <Picture size={20} stroke={1.7} aria-hidden />
                    <span className={styles.label}>{label}</span>
                    {count > 0 ? (
                      <span className={styles.count}>
                        {count}
                        <span className="visually-hidden"> {t('navigation.dueSuffix')}</span>
                      </span>
                    ) : null}
                  </Link>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </nav>
  )
}
