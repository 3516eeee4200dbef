import { STAFF_ROLES } from '@isets/policies'
import { EmptyState, PageHeading } from '@isets/ui'
import { IconCheck, IconFilterOff } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchBox } from '../list/search-box.tsx'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { cellOf, rubricWith, type Cell } from './rights-table.ts'
import styles from './permissions.module.css'

/** The permissions rubric as people read it, from the very table that the services check. */
export function PermissionsPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('permissions.title'))
  const [words, setWords] = useState('')
  const areas = rubricWith(words)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHeading title={t('permissions.title')} lead={t('permissions.lead')} />
        <div className={styles.tools} role="search">
          <SearchBox
            label={t('permissions.search')}
            value={words}
            onChange={(next) => setWords(next ?? '')}
            width={240}
          />
          <span>{t('permissions.legend')}</span>
        </div>
      </div>
      {areas.length === 0 ? (
        <EmptyState icon={IconFilterOff} title={t('permissions.emptyTitle')}>
          {t('permissions.emptyText')}
        </EmptyState>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('permissions.title')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('permissions.action')}</th>
                {STAFF_ROLES.map((role) => (
                  <th key={role} scope="col">
                    {t(`roles.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {areas.map(({ area, rows }) => (
                <Fragment key={area}>
                  <tr className={styles.area}>
                    <th scope="colgroup" colSpan={STAFF_ROLES.length + 1}>
                      <span>{area}</span>
                    </th>
                  </tr>
                  {rows.map((row) => (
                    <tr key={`${row.label} ${row.source}`}>
                      <th scope="row" title={row.note}>
                        {row.label}
                        <small>{row.source}</small>
                      </th>
                      {STAFF_ROLES.map((role) => (
                        <td key={role}>
                          <RightCell cell={cellOf(row.grants[role])} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function RightCell({ cell }: { cell: Cell }) {
  const { t } = useTranslation()
  if (cell === 'no') return <span className="visually-hidden">{t('permissions.no')}</span>
  if (cell === 'yes') return <IconCheck size={17} stroke={2.4} role="img" aria-label={t('permissions.yes')} />
  return <>{cell.map((condition) => t(`condition.${condition}`)).join(', ')}</>
}
