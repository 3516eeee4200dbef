import type { ReferralFormView, ReferralView } from '@isets/contracts'
import { checkNewReferral, localDateOf, type NewReferralProblems } from '@isets/rules'
import { Card, ErrorSummary, Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { failureOf } from '../../api/refusal.ts'
import { useFailureText } from '../../app/failure-text.ts'
import { DraftLine, DraftRestored } from '../../help/filing/draft-line.tsx'
import { LeaveWarning } from '../../help/filing/leave-warning.tsx'
import { serverNow } from '../../session/server-time.ts'
import { useSession } from '../../session/session.ts'
import { ConsentSection } from './consent-section.tsx'
import { CustomerCard } from './customer-card.tsx'
import { fieldId, FieldsOfSide, linesOf, NoteField, ServiceField, SideField, type Fields } from './fields.tsx'
import { ReceiverSection } from './receiver-section.tsx'
import { chosenReceiver, coveringConsent, hasOpen, partiesOf } from './receiver.ts'
import { ScreeningFirst } from './screening-first.tsx'
import { useReferralDraft } from './use-referral-draft.ts'
import { useSubmission } from './use-submission.ts'
import styles from './new-referral.module.css'

interface ReferralFormProps {
  view: ReferralFormView
  onSubmitted: (referral: ReferralView) => void
  onStartOver: () => Promise<void>
}

/** The form of a new referral, from the half-written draft if there is one (REF-010 to REF-036). */
export function ReferralForm({ view, onSubmitted, onStartOver }: ReferralFormProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const own = useSession().user.organisation
  const { form, put, draft, discard, restoredAt } = useReferralDraft(view)
  const { submit, sending, failure, forget } = useSubmission(draft.saver, onSubmitted)
  const [attempt, setAttempt] = useState(0)
  const customerId = view.customer.id
  const consent = coveringConsent(view, form, own)
  const today = localDateOf(new Date(serverNow()))
  const local = checkNewReferral(form, { today, hasConsent: consent !== undefined, hasOpen: hasOpen(view, form, own) })
  const fromServer = failure ? placed(failureOf(failure).details.fields ?? {}) : {}
  const problems: NewReferralProblems = attempt > 0 ? { ...fromServer, ...local } : {}
  const lines = linesOf(problems)
  const fields: Fields = {
    ...{ view, form, problems },
    put: (change) => {
      forget()
      put(change)
    },
  }
  const parties = partiesOf(view, form, own)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((count) => count + 1)
    const toOrganisationId = chosenReceiver(view, form)?.organisation.id
    if (Object.keys(local).length === 0) void submit({ customerId, form, consentId: consent?.id, toOrganisationId })
  }
  const startOver = async () => {
    await discard()
    await onStartOver()
  }
  const lookAgain = () => void queryClient.invalidateQueries({ queryKey: api.referrals.openReferralForm.key() })
  if (!view.screened) return <ScreeningFirst customerId={customerId} />
  return (
    <div className={styles.columns}>
      <form onSubmit={send} noValidate className={styles.form} aria-label={t('newReferral.title')}>
        {restoredAt ? <DraftRestored savedAt={restoredAt} onStartOver={startOver} /> : null}
        <ErrorSummary
          title={t('newReferral.errors', { count: lines.length })}
          problems={lines}
          attempt={lines.length > 0 ? attempt : 0}
        />
        <Card className={styles.card ?? ''}>
          <SideField {...fields} />
          <ServiceField {...fields} />
          {form.side === 'provider' ? <ReceiverSection {...fields} isIdhs={own === null} /> : null}
          <FieldsOfSide {...fields} />
          {parties ? (
            <ConsentSection
              id={fieldId('consentId')}
              customerId={customerId}
              parties={parties}
              consent={consent}
              mayReset={view.mayResetPassword}
              problem={problems.consentId}
              onChanged={lookAgain}
            />
          ) : null}
          <NoteField {...fields} />
        </Card>
        {failure && lines.length === 0 ? <Notice tone="error" role="alert" title={failureText(failure)} /> : null}
        <div className={styles.actions}>
          <Button type="submit" size="md" aria-busy={sending}>
            {t(sending ? 'newReferral.sending' : 'newReferral.submit')}
          </Button>
          <DraftLine draft={draft} />
        </div>
      </form>
      <CustomerCard view={view} />
      <LeaveWarning active={draft.state === 'failed' && !sending} />
    </div>
  )
}

/** A problem of the receiver stands at the list in which it is chosen. */
function placed({ toOrganisationId, ...fields }: Record<string, string>): NewReferralProblems {
  return { ...fields, ...(toOrganisationId && { programmeId: toOrganisationId }) }
}
