import type { UserView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconBan, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowMeta, RowTitle, StateMark } from '../list/row-parts.tsx'
import { useMay, useSession } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import { AccountDialog } from './account-dialog.tsx'
import { USER_SORTS } from './searches.ts'

type Sort = (typeof USER_SORTS)[number]

interface UserTableProps {
  users: readonly UserView[]
  sort: Sort
  onSort: (sort: Sort) => void
}

export function UserTable({ users, sort, onSort }: UserTableProps) {
  const { t } = useTranslation()
  const mayEnd = useMay()('deactivate', 'User')
  const [chosen, setChosen] = useState<UserView | null>(null)
  const columns: Column<UserView>[] = [
    {
      key: 'name',
      heading: t('users.name'),
      cell: (user) => (
        <>
          <RowTitle>{`${user.firstName} ${user.lastName}`}</RowTitle>
          <RowMeta>{user.username ?? user.email}</RowMeta>
        </>
      ),
    },
    {
      key: 'role',
      heading: t('users.role'),
      cell: (user) => <span>{user.roles.map((role) => t(`roles.${role}`)).join(', ')}</span>,
    },
    {
      key: 'organisation',
      heading: t('users.organisation'),
      cell: (user) => <span>{user.organisation?.name ?? t('users.siu')}</span>,
    },
    {
      key: 'lastSignIn',
      heading: t('users.lastSignIn'),
      quiet: true,
      cell: (user) => <span>{user.lastSignInAt ? momentText(user.lastSignInAt) : t('users.never')}</span>,
    },
    { key: 'state', heading: t('users.state'), cell: (user) => <AccountState status={user.status} /> },
  ]
  const actions: Column<UserView> = {
    key: 'actions',
    heading: t('users.actions'),
    quietHeading: true,
    cell: (user) => <AccountButton user={user} onChoose={setChosen} />,
  }
  return (
    <>
      <ListTable
        label={t('users.title')}
        columns={mayEnd ? [...columns, actions] : columns}
        rows={users}
        rowKey={(user) => user.id}
        sorting={{ value: sort, words: USER_SORTS, onChange: onSort }}
      />
      {chosen ? <AccountDialog key={chosen.id} user={chosen} onDone={() => setChosen(null)} /> : null}
    </>
  )
}

function AccountState({ status }: { status: UserView['status'] }) {
  const { t } = useTranslation()
  const active = status === 'active'
  return (
    <StateMark tone={active ? 'good' : 'bad'} icon={active ? IconCircleCheck : IconBan}>
      {t(`users.${status}`)}
    </StateMark>
  )
}

/** Nobody ends the own account. */
function AccountButton({ user, onChoose }: { user: UserView; onChoose: (user: UserView) => void }) {
  const { t } = useTranslation()
  const { user: me } = useSession()
  if (user.id === me.id) return null
  const active = user.status === 'active'
  const name = `${user.firstName} ${user.lastName}`
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => onChoose(user)}
      aria-label={t(active ? 'users.deactivateOf' : 'users.reactivateOf', { name })}
    >
      {t(active ? 'users.deactivate' : 'users.reactivate')}
    </Button>
  )
}
