import type { PlanView } from '@isets/contracts'
import { EmptyState } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconTargetArrow } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { NotePrompts } from '../notes/note-prompts.tsx'
import { dateText, dayText } from '../time/time-text.ts'
import { GoalDialog } from './goal-dialog.tsx'
import { GoalPanel } from './goal-panel.tsx'
import { RecordFrame } from './record-frame.tsx'
import { RecordPart } from './record-part.tsx'
import styles from './record.module.css'

/** PLAN-001: the employment plan with its goals, activities and Update Log. */
export function PlanPage() {
  const { id = '' } = useParams({ strict: false })
  return <RecordFrame id={id}>{() => <Plan customerId={id} />}</RecordFrame>
}

function Plan({ customerId }: { customerId: string }) {
  const query = useQuery(api.casework.openPlan.queryOptions({ input: { customerId } }))
  return (
    <RecordPart customerId={customerId} query={query} lines={8}>
      {(plan) => <OpenedPlan customerId={customerId} plan={plan} />}
    </RecordPart>
  )
}

function OpenedPlan({ customerId, plan }: { customerId: string; plan: PlanView }) {
  const { t } = useTranslation()
  if (plan.goals.length === 0 && !plan.enrolments.some(({ mayPlan }) => mayPlan)) {
    return (
      <EmptyState icon={IconTargetArrow} title={t('plan.none')}>
        {t('plan.noneText')}
      </EmptyState>
    )
  }
  return (
    <NotePrompts customerId={customerId}>
      <Goals plan={plan} />
    </NotePrompts>
  )
}

function Goals({ plan }: { plan: PlanView }) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState('')
  return (
    <>
      {plan.goals.map((goal) => (
        <GoalPanel key={goal.id} goal={goal} plan={plan} />
      ))}
      <div className={styles.buttons}>
        {plan.enrolments
          .filter(({ mayPlan }) => mayPlan)
          .map((one) => (
            <Button key={one.id} variant="default" onClick={() => setAdding(one.id)}>
              {t('plan.addGoal')}: {one.programme.name}
            </Button>
          ))}
      </div>
      {adding ? <GoalDialog enrolmentId={adding} onDone={() => setAdding('')} /> : null}
      <Log log={plan.log} />
    </>
  )
}

const DAY = /\d{4}-\d{2}-\d{2}/g
/** Days in the words of the server as everywhere else. */
const withDates = (text: string) => text.replaceAll(DAY, (day) => dateText(day))

/** PLAN-012. */
function Log({ log }: { log: PlanView['log'] }) {
  const { t } = useTranslation()
  return (
    <section className={styles.panel} aria-labelledby="log">
      <h2 id="log">{t('plan.log')}</h2>
      {log.length === 0 ? <p className={styles.quiet}>{t('plan.noLog')}</p> : null}
      <ol className={styles.list}>
        {log.map((line) => (
          <li key={line.id}>
            {t('plan.logLine', { item: line.item, action: t(`plan.logActions.${line.action}`) })}
            {line.to ? `: ${withDates(line.to)}` : ''}
            {line.reason ? <span className={styles.quiet}> · {line.reason}</span> : null}
            <span className={styles.quiet}>
              {' '}
              · {dayText(line.at)}, {line.by ?? t('record.byItself')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
