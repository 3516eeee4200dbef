import type { ImportView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { sizeText } from '../files/file-checks.ts'
import { useMay } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import { ImportState } from './import-state.tsx'
import styles from './ies.module.css'

const COUNTS = ['rows', 'added', 'changed', 'unchanged', 'rejected', 'left'] as const

/** Who took the file in, and when. */
export function ImportLead({ one }: { one: ImportView }) {
  const { t } = useTranslation()
  const facts = { size: sizeText(one.bytes), name: one.uploadedBy.name, when: momentText(one.uploadedAt) }
  return t(one.full ? 'oneImport.leadFull' : 'oneImport.leadChanges', facts)
}

/** Status with its bar, the counts, and what a person has to know or decide. */
export function ImportSummary({ one }: { one: ImportView }) {
  const { t } = useTranslation()
  return (
    <div className={styles.summary}>
      <ImportState one={one} />
      {one.status === 'checked' ? <p>{t('oneImport.applyFrom', { when: momentText(one.applyFrom) })}</p> : null}
      {one.status === 'failed' ? (
        <Notice tone="error" role="status" title={t('oneImport.failedTitle')}>
          {one.problem}
        </Notice>
      ) : null}
      {one.status === 'held' ? <Decision one={one} /> : null}
      <dl className={styles.counts} aria-label={t('oneImport.counts')}>
        {COUNTS.map((key) => (
          <div key={key}>
            <dt>{t(`oneImport.${key}`)}</dt>
            <dd>{one[key].toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Decision({ one }: { one: ImportView }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const mayDecide = useMay()('decide', 'IesFeed')
  const decide = useMutation(
    api.iesExchange.decideAbsence.mutationOptions({
      onSuccess: (_view, { decision }) => tell(t(decision === 'take' ? 'oneImport.taken' : 'oneImport.kept')),
      onError: (error) => tell(failureText(error), 'error'),
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.iesExchange.openImport.key() }),
    }),
  )
  const choose = (decision: 'take' | 'keep') => {
    if (!decide.isPending) decide.mutate({ id: one.id, version: one.version, decision })
  }
  return (
    <Notice tone="warning" role="status" title={t('oneImport.heldTitle', { count: one.absent })}>
      {t('oneImport.heldText')}
      {mayDecide ? (
        <div className={styles.decision}>
          <Button variant="default" loading={decide.isPending} onClick={() => choose('keep')}>
            {t('oneImport.keep')}
          </Button>
          <Button color="danger.7" loading={decide.isPending} onClick={() => choose('take')}>
            {t('oneImport.take')}
          </Button>
        </div>
      ) : null}
    </Notice>
  )
}
