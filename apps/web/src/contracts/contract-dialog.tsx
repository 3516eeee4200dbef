import type { ContractView } from '@isets/contracts'
import { ACTIVITIES, fiscalYearOfDate, localDateOf } from '@isets/rules'
import { DialogActions, Notice } from '@isets/ui'
import { Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { serverNow } from '../session/server-time.ts'
import {
  contractProblems,
  emptyContract,
  formOfContract,
  inYear,
  type ContractErrors,
  type ContractForm,
} from './contract-form.ts'
import { knownYears } from './known-years.ts'
import styles from './contracts.module.css'

interface ContractDialogProps {
  /** The contract to change; none to add one. */
  contract: ContractView | null
  onDone: () => void
}

/** Enters or changes the contract of a provider for a fiscal year (C24). */
export function ContractDialog({ contract, onDone }: ContractDialogProps) {
  const { t } = useTranslation()
  const [form, setForm] = useState(() =>
    contract ? formOfContract(contract) : emptyContract(fiscalYearOfDate(localDateOf(new Date(serverNow())))),
  )
  const [tried, setTried] = useState(false)
  const fields = useRef<HTMLFormElement>(null)
  const { save, busy, failure } = useSaving(contract, onDone)
  const problems = contractProblems(form)
  const errors: ContractErrors = tried ? problems : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = Object.keys(problems)
    if (first !== undefined) return fields.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
    if (!busy) save(form)
  }
  return (
    <Modal opened onClose={onDone} size="lg" title={t(contract ? 'contracts.editTitle' : 'contracts.add')}>
      <form ref={fields} onSubmit={submit} noValidate>
        {failure.sentence === null ? null : <Notice tone="error" role="alert" title={failure.sentence} />}
        <ContractFields
          form={form}
          contract={contract}
          errorOf={(field) => (errors[field] ? t(`contracts.${errors[field]}`) : failure.fields?.[field])}
          onChange={setForm}
        />
        <DialogActions act={t('contracts.save')} loading={busy} cancel={t('contracts.cancel')} onCancel={onDone} />
      </form>
    </Modal>
  )
}

function useSaving(contract: ContractView | null, onDone: () => void) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const done = {
    onSuccess: async ({ number }: ContractView) => {
      await queryClient.invalidateQueries({ queryKey: api.billing.listContracts.key() })
      tell(t('contracts.saved', { number }))
      onDone()
    },
  }
  const add = useMutation(api.billing.addContract.mutationOptions(done))
  const edit = useMutation(api.billing.editContract.mutationOptions(done))
  const error = add.error ?? edit.error
  const { code, details } = error ? failureOf(error) : { code: null, details: null }
  const said = code === 'STALE' ? t('contracts.stale') : error && failureText(error)
  return {
    save: ({ organisationId, fiscalYear, activities, ...terms }: ContractForm) => {
      const changed = { ...terms, number: terms.number.trim(), activities: [...activities] }
      if (contract) edit.mutate({ id: contract.id, version: contract.version, ...changed })
      else add.mutate({ organisationId, fiscalYear, ...changed })
    },
    busy: add.isPending || edit.isPending,
    failure: { sentence: details?.fields ? null : said, fields: details?.fields },
  }
}

interface ContractFieldsProps {
  form: ContractForm
  contract: ContractView | null
  errorOf: (field: keyof ContractErrors) => string | undefined
  onChange: (form: ContractForm) => void
}

function ContractFields({ form, contract, errorOf, onChange }: ContractFieldsProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.form}>
      {contract ? (
        <p className={styles.wide}>
          {t('contracts.ofYear', { organisation: contract.organisationName, year: contract.fiscalYear })}
        </p>
      ) : (
        <WhoseContract form={form} error={errorOf('organisationId')} onChange={onChange} />
      )}
      <TextInput
        className={styles.wide}
        name="number"
        label={t('contracts.number')}
        maxLength={60}
        error={errorOf('number')}
        value={form.number}
        onChange={(event) => onChange({ ...form, number: event.currentTarget.value })}
        {...(contract && { 'data-autofocus': true })}
      />
      <TextInput
        type="date"
        name="startsOn"
        label={t('contracts.startsOn')}
        error={errorOf('startsOn')}
        value={form.startsOn}
        onChange={(event) => onChange({ ...form, startsOn: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        name="endsOn"
        label={t('contracts.endsOn')}
        error={errorOf('endsOn')}
        value={form.endsOn}
        onChange={(event) => onChange({ ...form, endsOn: event.currentTarget.value })}
      />
      <Checkbox.Group
        className={styles.wide}
        label={t('contracts.activities')}
        description={t('contracts.activitiesHint')}
        error={errorOf('activities')}
        value={[...form.activities]}
        onChange={(activities) => onChange({ ...form, activities })}
      >
        <div className={styles.activities}>
          {Object.entries(ACTIVITIES).map(([type, { label }]) => (
            <Checkbox key={type} name="activities" value={type} label={label} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  )
}

interface WhoseContractProps {
  form: ContractForm
  error: string | undefined
  onChange: (form: ContractForm) => void
}

/** Provider and fiscal year: both stay what they are once the contract is there. */
function WhoseContract({ form, error, onChange }: WhoseContractProps) {
  const { t } = useTranslation()
  const { data: organisations = [] } = useQuery(api.identity.listOrganisations.queryOptions({ input: {} }))
  return (
    <>
      <NativeSelect
        name="organisationId"
        label={t('contracts.organisation')}
        error={error}
        data={[
          { value: '', label: t('contracts.chooseOrganisation') },
          ...organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={form.organisationId}
        onChange={(event) => onChange({ ...form, organisationId: event.currentTarget.value })}
        data-autofocus
      />
      <NativeSelect
        name="fiscalYear"
        label={t('contracts.year')}
        data={knownYears().map((year) => ({
          value: year,
          label: t('contracts.yearOption', { year, before: Number(year) - 1 }),
        }))}
        value={String(form.fiscalYear)}
        onChange={(event) => onChange(inYear(form, Number(event.currentTarget.value)))}
      />
    </>
  )
}
