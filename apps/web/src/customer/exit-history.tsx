import type { ExitView } from '@isets/contracts'
import { EXIT_REASON_LABELS, EXIT_STATUS_LABELS, localDateOf } from '@isets/rules'
import { DialogActions } from '@isets/ui'
import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { isUnderWay } from '../api/under-way.ts'
import { tell } from '../app/toasts.tsx'
import { serverNow } from '../session/server-time.ts'
import { useMay } from '../session/session.ts'
import { dateText } from '../time/time-text.ts'
import { ExitFields, isToldBesideFields } from './exit-fields.tsx'
import { PlanFailure } from './plan-failure.tsx'
import styles from './record.module.css'

/** EXIT-012: program, provider, status, reason, date and who; the super admin may correct them (EXIT-013). */
export function ExitHistory({ exits }: { exits: readonly ExitView[] }) {
  const { t } = useTranslation()
  const mayCorrect = useMay()('edit', 'Exit')
  const [correcting, setCorrecting] = useState<ExitView>()
  return (
    <section className={styles.panel} aria-labelledby="exits">
      <h2 id="exits">{t('record.exits')}</h2>
      <ul className={styles.list}>
        {exits.map((exit) => (
          <li key={exit.id} className={styles.row}>
            <div>
              <strong>{EXIT_STATUS_LABELS[exit.status]}</strong>, {dateText(exit.completedOn)}
              <br />
              {exit.programme.name}, {exit.organisation.name}
              <br />
              <span className={styles.quiet}>
                {EXIT_REASON_LABELS[exit.reason]}
                {exit.exitedBy ? ` · ${t('record.exitedBy', { name: exit.exitedBy })}` : ''}
              </span>
            </div>
            {mayCorrect ? (
              <Button
                size="xs"
                variant="default"
                aria-label={t('record.correctExitOf', { program: exit.programme.name })}
                onClick={() => setCorrecting(exit)}
              >
                {t('record.correctExit')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {correcting ? <CorrectDialog exit={correcting} onDone={() => setCorrecting(undefined)} /> : null}
    </section>
  )
}

function CorrectDialog({ exit, onDone }: { exit: ExitView; onDone: () => void }) {
  const { t } = useTranslation()
  const { id, version, status, reason, completedOn } = exit
  const [outcome, setOutcome] = useState({ status, reason, completedOn })
  const refresh = () => void queryClient.invalidateQueries({ queryKey: api.casework.key() })
  const correct = useMutation(
    api.casework.correctExit.mutationOptions({
      onSuccess: () => {
        tell(t('exitDialog.corrected'))
        refresh()
        onDone()
      },
      onError: refresh,
    }),
  )
  return (
    <Modal opened onClose={onDone} size="lg" title={t('exitDialog.correctTitle')}>
      <p>{t('exitDialog.correctLead')}</p>
      <ExitFields
        outcome={outcome}
        today={localDateOf(new Date(serverNow()))}
        error={correct.error}
        onChange={setOutcome}
      />
      {isToldBesideFields(correct.error) ? null : <PlanFailure error={correct.error} />}
      <DialogActions
        act={t('exitDialog.save')}
        loading={correct.isPending}
        onAct={() => {
          if (!isUnderWay(api.casework.correctExit.mutationKey())) correct.mutate({ id, version, ...outcome })
        }}
        cancel={t('exitDialog.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}
