import type { UserView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconBan, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../app/list.module.css'
import { SortHeading } from '../app/sort-heading.tsx'
import { useMay, useSession } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import { AccountDialog } from './account-dialog.tsx'
import type { UsersSearch } from './searches.ts'

type Sort = NonNullable<UsersSearch['sort']>

interface UserTableProps {
  users: readonly UserView[]
  sort: Sort
  onSort: (sort: Sort) => void
}

export function UserTable({ users, sort, onSort }: UserTableProps) {
  const { t } = useTranslation()
  const may = useMay()
  const { user: me } = useSession()
  const [chosen, setChosen] = useState<UserView | null>(null)
  const mayEnd = may('deactivate', 'User')
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <SortHeading label={t('users.name')} column="name" sort={sort} onSort={onSort} />
            <th scope="col">{t('users.role')}</th>
            <th scope="col">{t('users.organisation')}</th>
            <SortHeading label={t('users.lastSignIn')} column="lastSignIn" sort={sort} onSort={onSort} />
            <th scope="col">{t('users.state')}</th>
            {mayEnd ? (
              <th scope="col">
                <span className="visually-hidden">{t('users.actions')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <td>
                <span className={styles.main}>
                  {user.firstName} {user.lastName}
                </span>
                <span className={styles.meta}>{user.email}</span>
              </td>
              <td>{user.roles.map((role) => t(`roles.${role}`)).join(', ')}</td>
              <td>{user.organisation?.name ?? t('users.siu')}</td>
              <td className={styles.quiet}>{user.lastSignInAt ? momentText(user.lastSignInAt) : t('users.never')}</td>
              <td>
                <AccountState user={user} />
              </td>
              {mayEnd ? (
                <td>
                  {user.id === me.id ? null : (
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => setChosen(user)}
                      aria-label={t(user.status === 'active' ? 'users.deactivateOf' : 'users.reactivateOf', {
                        name: `${user.firstName} ${user.lastName}`,
                      })}
                    >
                      {t(user.status === 'active' ? 'users.deactivate' : 'users.reactivate')}
                    </Button>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen ? <AccountDialog key={chosen.id} user={chosen} onDone={() => setChosen(null)} /> : null}
    </>
  )
}

function AccountState({ user }: { user: UserView }) {
  const { t } = useTranslation()
  const active = user.status === 'active'
  const Picture = active ? IconCircleCheck : IconBan
  return (
    <span className={styles.state} data-tone={active ? 'good' : 'bad'}>
      <Picture size={16} aria-hidden />
      {t(`users.${user.status}`)}
    </span>
  )
}
