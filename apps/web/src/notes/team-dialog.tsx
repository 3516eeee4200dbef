import type { ResourceTeamMember, TeamMember } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { Button, Modal } from '@mantine/core'
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { SearchBox } from '../list/search-box.tsx'
import { useMay } from '../session/session.ts'
import styles from './notes.module.css'

/** Who is in the integrated resource team of a customer (CASE-028). */
export function TeamDialog({ customerId, onDone }: { customerId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const may = useMay()
  const [q, setQ] = useState<string | undefined>(undefined)
  const listed = api.casework.listTeam.queryOptions({ input: { customerId } })
  const team = useQuery(listed)
  const wanted = (q ?? '').trim()
  const found = useQuery(
    api.casework.findTeamCandidates.queryOptions({
      input: wanted.length >= 2 ? { customerId, q: wanted } : skipToken,
      placeholderData: keepPreviousData,
    }),
  )
  const keep = {
    onSuccess: (members: ResourceTeamMember[]) => {
      queryClient.setQueryData(listed.queryKey, members)
      void queryClient.invalidateQueries({ queryKey: api.casework.findTeamCandidates.key() })
    },
  }
  const join = useMutation(api.casework.joinTeam.mutationOptions(keep))
  const leave = useMutation(api.casework.leaveTeam.mutationOptions(keep))
  const trouble = team.error ?? join.error ?? leave.error
  const edits = may('edit', 'ResourceTeam')
  return (
    <Modal opened onClose={onDone} size="lg" title={t('notes.teamTitle')}>
      <p>{t('notes.teamText')}</p>
      {trouble ? <Notice tone="error" role="alert" title={failureText(trouble)} /> : null}
      {team.data?.length === 0 ? <p className={styles.by}>{t('notes.nobodyInTeam')}</p> : null}
      <People
        people={team.data ?? []}
        verb="Remove"
        busy={leave.isPending}
        onChoose={edits ? (userId) => leave.mutate({ customerId, userId }) : undefined}
      />
      {edits ? (
        <>
          <SearchBox label={t('notes.teamSearch')} value={q} onChange={setQ} width={300} />
          <p className={styles.by}>{t('notes.teamSearchHint')}</p>
          {wanted.length >= 2 && found.data?.length === 0 ? <p role="status">{t('notes.teamNobody')}</p> : null}
          <People
            people={wanted.length >= 2 ? (found.data ?? []) : []}
            verb="Add"
            busy={join.isPending}
            onChoose={(userId) => join.mutate({ customerId, userId })}
          />
        </>
      ) : null}
      <div className="dialog-actions">
        <Button variant="default" onClick={onDone}>
          {t('notes.close')}
        </Button>
      </div>
    </Modal>
  )
}

interface PeopleProps {
  people: readonly (TeamMember & Partial<Pick<ResourceTeamMember, 'readsNotes'>>)[]
  verb: 'Add' | 'Remove'
  busy: boolean
  onChoose: ((userId: string) => void) | undefined
}

function People({ people, verb, busy, onChoose }: PeopleProps) {
  const { t } = useTranslation()
  if (people.length === 0) return null
  return (
    <ul className={styles.members}>
      {people.map(({ userId, name, organisation, readsNotes }) => (
        <li key={userId}>
          <span>
            {t('notes.teamMember', { name, organisation: organisation ?? t('notes.teamIdhs') })}
            {readsNotes === false ? <span className={styles.by}> · {t('notes.noAccess')}</span> : null}
          </span>
          {onChoose ? (
            <Button
              size="xs"
              variant="default"
              disabled={busy}
              aria-label={t(`notes.team${verb}Of`, { name })}
              onClick={() => onChoose(userId)}
            >
              {t(`notes.team${verb}`)}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
