import { SkeletonLines } from '@isets/ui'
import { Button, Modal } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { RecordPart } from '../customer/record-part.tsx'
import styles from '../customer/record.module.css'
import { ExportMenu } from '../list/export-menu.tsx'
import { useMay } from '../session/session.ts'
import { ConsentLine } from './consent-line.tsx'
import consentStyles from './consents.module.css'

/** Few open it, and it brings the upload and the login with it: loaded when it is asked for. */
const RecordConsent = lazy(() => import('./record-consent.tsx').then((module) => ({ default: module.RecordConsent })))

/** The consents of one customer that the reader may see; staff record and revoke them here (REF-015, REF-021). */
export function CustomerConsents({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const [recording, setRecording] = useState(false)
  const consents = useQuery({
    ...api.referrals.listConsents.queryOptions({ input: { customerId, pageSize: 100 } }),
    enabled: may('read', 'Consent'),
  })
  const askAgain = () => void queryClient.invalidateQueries({ queryKey: api.referrals.key() })
  if (!may('read', 'Consent')) return null
  return (
    <section className={styles.panel} aria-labelledby="consents">
      <div className={styles.panelHead}>
        <h2 id="consents">{t('consent.ofCustomer')}</h2>
        {consents.data?.rows.length ? (
          <ExportMenu
            label={t('consent.export')}
            of={{ group: 'referrals', list: 'listConsents', input: { customerId } }}
          />
        ) : null}
        {may('add', 'Consent') ? (
          <Button
            variant="default"
            leftSection={<IconFileCheck size={17} aria-hidden />}
            onClick={() => setRecording(true)}
          >
            {t('consent.record')}
          </Button>
        ) : null}
      </div>
      <RecordPart customerId={customerId} query={consents} lines={2}>
        {({ rows }) => (
          <>
            {rows.length === 0 ? <p className={styles.quiet}>{t('consent.none')}</p> : null}
            <ul className={consentStyles.list}>
              {rows.map((consent) => (
                <ConsentLine key={consent.id} consent={consent} by="revokeConsent" onRevoked={askAgain} />
              ))}
            </ul>
          </>
        )}
      </RecordPart>
      {recording ? (
        <Modal.Stack>
          <Modal opened stackId="consent" onClose={() => setRecording(false)} size="lg" title={t('consent.record')}>
            <Suspense fallback={<SkeletonLines label={t('shell.loading')} lines={4} />}>
              <RecordConsent
                customerId={customerId}
                onRecorded={() => {
                  setRecording(false)
                  askAgain()
                }}
              />
            </Suspense>
          </Modal>
        </Modal.Stack>
      ) : null}
    </section>
  )
}
