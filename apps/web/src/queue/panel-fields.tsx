import { VISITOR_ID, type HelpRequestView } from '@isets/contracts'
import { HELP_CATALOGUE, PRIORITIES, categoryOf } from '@isets/rules'
import { IconSelector } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './panel.module.css'
import { useAgents } from './use-agents.ts'
import { useTriage } from './use-triage.ts'

/** Who asks, and the fields of triage, changed in place (HELP-028). */
export function PanelFields({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const { organisation, requester } = request
  return (
    <div className={styles.fields}>
      <Fact label={t('panel.from')}>
        {requester.name}
        {organisation ? <small>{organisation.name}</small> : null}
        {requester.id === VISITOR_ID ? <small>{t('panel.visitor')}</small> : null}
      </Fact>
      <AssigneeField request={request} />
      <CategoryField request={request} />
      <PriorityField request={request} />
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{children}</span>
    </div>
  )
}

interface QuietSelectProps {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  disabled: boolean
  onChange: (value: string) => void
}

/** A native list that looks like a value until it is pointed at. */
function QuietSelect({ label, value, options, disabled, onChange }: QuietSelectProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <span className={styles.select}>
        <select id={id} value={value} disabled={disabled} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <IconSelector size={15} aria-hidden />
      </span>
    </div>
  )
}

function AssigneeField({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const { agents, me } = useAgents()
  const triage = useTriage()
  const { assignee } = request
  const locked = !request.allowed.includes('assign')
  const known = assignee && !agents.some(({ id }) => id === assignee.id) ? [assignee, ...agents] : agents
  const assign = (id: string) =>
    void triage(request, { kind: 'assign', assignee: known.find((agent) => agent.id === id) ?? null })
  return (
    <div className={styles.assignee}>
      <QuietSelect
        label={t('panel.assignee')}
        value={assignee?.id ?? ''}
        disabled={locked}
        options={[
          { value: '', label: t('queue.unassignedPerson') },
          ...known.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={assign}
      />
      {me && !locked && assignee?.id !== me.id ? (
        <button type="button" className={styles.take} onClick={() => assign(me.id)}>
          {t('panel.takeIt')}
        </button>
      ) : null}
    </div>
  )
}

function PriorityField({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const triage = useTriage()
  return (
    <QuietSelect
      label={t('panel.priority')}
      value={request.priority}
      disabled={!request.allowed.includes('triage')}
      options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
      onChange={(value) => {
        const priority = PRIORITIES.find((one) => one === value)
        if (priority) void triage(request, { kind: 'priority', priority })
      }}
    />
  )
}

/** Category and subcategory in one list, because one without the other is no answer. */
function CategoryField({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const triage = useTriage()
  const options = HELP_CATALOGUE.flatMap((category) =>
    category.subcategories.map(({ code, label }) => ({
      value: `${category.code}/${code}`,
      label: `${category.label} › ${label}`,
    })),
  )
  const value = `${request.category}/${request.subcategory}`
  const known = options.some((option) => option.value === value)
  const own = { value, label: `${categoryOf(request.category)?.label ?? request.category} › ${request.subcategory}` }
  return (
    <QuietSelect
      label={t('panel.category')}
      value={value}
      disabled={!request.allowed.includes('triage')}
      options={known ? options : [own, ...options]}
      onChange={(chosen) => {
        const [category = '', subcategory = ''] = chosen.split('/')
        void triage(request, { kind: 'category', category, subcategory })
      }}
    />
  )
}
