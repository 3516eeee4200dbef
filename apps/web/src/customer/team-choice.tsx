import type { TeamMember } from '@isets/contracts'
import { Button, Checkbox } from '@mantine/core'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { SearchBox } from '../list/search-box.tsx'
import styles from './record.module.css'

export type Contact = Pick<TeamMember, 'userId' | 'name' | 'organisation'>

interface TeamChoiceProps {
  customerId: string
  chosen: readonly Contact[]
  onChange: (chosen: readonly Contact[]) => void
}

const LEAST_WORDS = 2

/** ENR-009: contacts of providers and IDHS who join the resource team with the enrolment. */
export function TeamChoice({ customerId, chosen, onChange }: TeamChoiceProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [q, setQ] = useState<string>()
  const wanted = q ?? ''
  const found = useQuery(
    api.casework.findTeamCandidates.queryOptions({
      input: wanted.length < LEAST_WORDS ? skipToken : { customerId, q: wanted },
      placeholderData: keepPreviousData,
    }),
  )
  const others = wanted.length < LEAST_WORDS ? [] : (found.data ?? []).filter((one) => !isAmong(chosen, one))
  const toggle = (one: Contact) =>
    onChange(isAmong(chosen, one) ? chosen.filter(({ userId }) => userId !== one.userId) : [...chosen, one])
  if (!open) {
    return (
      <Button
        mt="md"
        variant="default"
        leftSection={<IconUsersGroup size={17} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('enrolDialog.team')}
      </Button>
    )
  }
  return (
    <fieldset className={styles.team}>
      <legend>{t('enrolDialog.team')}</legend>
      <p className={styles.quiet}>{t('enrolDialog.teamHint')}</p>
      <SearchBox label={t('enrolDialog.teamSearch')} value={q} onChange={setQ} width={300} />
      {[...chosen, ...others].map((one) => (
        <Checkbox
          key={one.userId}
          label={one.organisation ? `${one.name}, ${one.organisation}` : one.name}
          checked={isAmong(chosen, one)}
          onChange={() => toggle(one)}
        />
      ))}
      {wanted.length >= LEAST_WORDS && found.data?.length === 0 ? (
        <p role="status">{t('enrolDialog.teamNobody')}</p>
      ) : null}
    </fieldset>
  )
}

function isAmong(all: readonly Contact[], { userId }: Contact): boolean {
  return all.some((one) => one.userId === userId)
}
