import { Notice } from '@isets/ui'
import { Button, Modal, NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { ExportMenu } from '../list/export-menu.tsx'
import { useMay, useSession } from '../session/session.ts'
import { AddLocation } from './add-location.tsx'
import styles from './programmes.module.css'

/** PROV-018, PROV-019, PROV-047: the locations of a provider, picked from the statewide list. */
export function LocationsDialog({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const own = useSession().user.organisation
  const [chosen, setChosen] = useState(own?.id ?? '')
  const contracts = useQuery({
    ...api.billing.listContracts.queryOptions({ input: { pageSize: 200 } }),
    enabled: own === null,
  })
  const providers = new Map(contracts.data?.rows.map((one) => [one.organisationId, one.organisationName]))
  return (
    <Modal opened onClose={onDone} size="lg" title={t('locations.title')}>
      <div className={styles.form}>
        {own ? (
          <p>{own.name}</p>
        ) : (
          <NativeSelect
            data-autofocus
            label={t('programmes.provider')}
            value={chosen}
            data={[
              { value: '', label: t('act.choose') },
              ...[...providers].map(([value, label]) => ({ value, label })),
            ]}
            onChange={({ currentTarget: { value } }) => setChosen(value)}
          />
        )}
        {chosen ? <LocationsOf key={chosen} organisationId={chosen} /> : null}
        {may('add', 'Location') ? <AddLocation /> : <p className={styles.quiet}>{t('locations.missing')}</p>}
      </div>
    </Modal>
  )
}

function LocationsOf({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const failureText = useFailureText()
  const [picked, setPicked] = useState('')
  const list = useQuery(api.referrals.listLocations.queryOptions({ input: { pageSize: 200 } }))
  const askAgain = () => {
    setPicked('')
    void queryClient.invalidateQueries({ queryKey: api.referrals.listLocations.key() })
  }
  const pick = useMutation(api.referrals.pickLocation.mutationOptions({ onSuccess: askAgain }))
  const remove = useMutation(api.referrals.removeLocation.mutationOptions({ onSuccess: askAgain }))
  const rows = list.data?.rows ?? []
  const isOwn = (one: (typeof rows)[number]) => one.organisations.some(({ id }) => id === organisationId)
  const failure = pick.error ?? remove.error ?? list.error
  return (
    <>
      {rows.some(isOwn) ? (
        <div>
          <ExportMenu
            label={t('locations.export')}
            of={{ group: 'referrals', list: 'listLocations', input: { organisationId } }}
          />
        </div>
      ) : null}
      <ul className={styles.locations} aria-label={t('locations.title')}>
        {rows.filter(isOwn).map(({ id, name, address, city }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong>
              <span className={styles.quiet}>
                {address}, {city}
              </span>
            </span>
            {may('remove', 'Location') ? (
              <Button
                size="xs"
                variant="default"
                aria-label={t('locations.removeOf', { name })}
                onClick={() => remove.mutate({ id, organisationId })}
              >
                {t('locations.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {failure ? <Notice tone="error" role="alert" title={failureText(failure)} /> : null}
      {may('pick', 'Location') ? (
        <div className={styles.pick}>
          <NativeSelect
            label={t('locations.pick')}
            value={picked}
            data={[
              { value: '', label: t('act.choose') },
              ...rows
                .filter((one) => !isOwn(one))
                .map(({ id, name, city, county }) => ({ value: id, label: `${name} (${city}, ${county})` })),
            ]}
            onChange={({ currentTarget: { value } }) => setPicked(value)}
          />
          <Button
            variant="default"
            loading={pick.isPending}
            onClick={() => (picked === '' ? undefined : pick.mutate({ id: picked, organisationId }))}
          >
            {t('locations.add')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
