import { ILLINOIS_COUNTIES } from '@isets/rules'
import { Notice } from '@isets/ui'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import styles from './programmes.module.css'

const EMPTY = { name: '', address: '', city: '', county: '' }
type Field = keyof typeof EMPTY

/** PROV-047: super admins put a location on the statewide list. */
export function AddLocation() {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [form, setForm] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const add = useMutation(
    api.referrals.addLocation.mutationOptions({
      onSuccess: ({ name }) => {
        tell(t('locations.added', { name }))
        setForm(EMPTY)
        setTried(false)
        void queryClient.invalidateQueries({ queryKey: api.referrals.listLocations.key() })
      },
    }),
  )
  const fromServer: Record<string, string> = add.error ? (failureOf(add.error).details.fields ?? {}) : {}
  const problem = (field: Field) => (tried && form[field].trim().length < 2 ? t('locations.needed') : fromServer[field])
  const submit = () => {
    setTried(true)
    if (Object.values(form).every((text) => text.trim().length >= 2) && !add.isPending) add.mutate(form)
  }
  const put = (field: Field, value: string) => setForm((before) => ({ ...before, [field]: value }))
  return (
    <section className={styles.newLocation} aria-labelledby="new-location">
      <h3 id="new-location">{t('locations.new')}</h3>
      <div className={styles.pair}>
        {(['name', 'address', 'city'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`locations.${field}`)}
            maxLength={120}
            value={form[field]}
            error={problem(field)}
            onChange={({ currentTarget: { value } }) => put(field, value)}
          />
        ))}
        <NativeSelect
          label={t('locations.county')}
          value={form.county}
          error={problem('county')}
          data={[{ value: '', label: t('act.choose') }, ...ILLINOIS_COUNTIES]}
          onChange={({ currentTarget: { value } }) => put('county', value)}
        />
      </div>
      {add.error && Object.keys(fromServer).length === 0 ? (
        <Notice tone="error" role="alert" title={failureText(add.error)} />
      ) : null}
      <Button variant="default" w="fit-content" loading={add.isPending} onClick={submit}>
        {t('locations.toList')}
      </Button>
    </section>
  )
}
