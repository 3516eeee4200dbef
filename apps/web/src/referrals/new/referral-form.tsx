import type { ReferralDraft, ReferralFormView, ReferralView } from '@isets/contracts'
import { checkNewReferral, EMPTY_REFERRAL, localDateOf, type NewReferralProblems } from '@isets/rules'
import { Card, ErrorSummary, Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { failureOf } from '../../api/refusal.ts'
import { useFailureText } from '../../app/failure-text.ts'
import { DraftLine, DraftRestored } from '../../help/filing/draft-line.tsx'
import { LeaveWarning } from '../../help/filing/leave-warning.tsx'
import { submissionKey } from '../../help/filing/problems.ts'
import { useDraft } from '../../help/filing/use-draft.ts'
import { serverNow } from '../../session/server-time.ts'
import { useSession } from '../../session/session.ts'
import { ConsentSection } from './consent-section.tsx'
import { CustomerCard } from './customer-card.tsx'
import { fieldId, FieldsOfSide, linesOf, NoteField, ServiceField, SideField, type Fields } from './fields.tsx'
import { keepReferralDraft } from './keep-draft.ts'
import { ScreeningFirst } from './new-referral-page.tsx'
import { ReceiverSection } from './receiver-section.tsx'
import { chosenReceiver, coveringConsent, hasOpen, partiesOf } from './receiver.ts'
import { submitReferral } from './submit.ts'
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
  const [restored] = useState(view.draft)
  const only = view.sides.length === 1 ? view.sides[0] : undefined
  const [form, setForm] = useState<ReferralDraft>({ ...EMPTY_REFERRAL, side: only ?? null, ...view.draft?.form })
  const customerId = view.customer.id
  const draft = useDraft(restored ? new Date(restored.savedAt) : null, (kept: ReferralDraft) =>
    keepReferralDraft(customerId, kept),
  )
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const lastKey = useRef<ReturnType<typeof submissionKey> | null>(null)

  const consent = coveringConsent(view, form, own)
  const today = localDateOf(new Date(serverNow()))
  const local = checkNewReferral(form, { today, hasConsent: consent !== undefined, hasOpen: hasOpen(view, form, own) })
  const fromServer = failure ? placed(failureOf(failure).details.fields ?? {}) : {}
  const problems: NewReferralProblems = attempt > 0 ? { ...fromServer, ...local } : {}
  const lines = linesOf(problems)

  const put = (change: Partial<ReferralDraft>) => {
    const next = { ...form, ...change }
    setForm(next)
    setFailure(null)
    draft.saver.touch(next)
    // Going back and coming again shows it at once, before the server has it.
    const key = api.referrals.openReferralForm.queryKey({ input: { customerId } })
    queryClient.setQueryData(
      key,
      (known) => known && { ...known, draft: { form: next, savedAt: known.draft?.savedAt ?? nowText() } },
    )
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt((count) => count + 1)
    if (Object.keys(local).length > 0 || busy.current) return
    busy.current = true
    setSending(true)
    setFailure(null)
    const toOrganisationId = chosenReceiver(view, form)?.organisation.id
    const submission = { customerId, form, consentId: consent?.id, toOrganisationId }
    lastKey.current = submissionKey(lastKey.current, submission, () => crypto.randomUUID())
    try {
      await draft.saver.pause()
      const referral = await submitReferral({ ...submission, idempotencyKey: lastKey.current.key })
      await draft.saver.stop()
      onSubmitted(referral)
    } catch (error) {
      draft.saver.resume()
      setFailure(error)
    } finally {
      busy.current = false
      setSending(false)
    }
  }
  const startOver = async () => {
    await draft.saver.stop()
    await client.referrals.discardReferralDraft({ customerId })
    await onStartOver()
  }
  const askAgain = () => void queryClient.invalidateQueries({ queryKey: api.referrals.openReferralForm.key() })
  const fields: Fields = { view, form, problems, put }
  const parties = partiesOf(view, form, own)
  if (!view.screened) return <ScreeningFirst customerId={customerId} />
  return (
    <div className={styles.columns}>
      <form
        onSubmit={(event) => void submit(event)}
        noValidate
        className={styles.form}
        aria-label={t('newReferral.title')}
      >
        {restored ? <DraftRestored savedAt={new Date(restored.savedAt)} onStartOver={startOver} /> : null}
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
              problem={problems.consentId}
              onChanged={askAgain}
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
      <LeaveWarning active={draft.atRisk && draft.state === 'failed' && !sending} />
    </div>
  )
}

/** A problem of the receiver stands at the list in which it is chosen. */
function placed({ toOrganisationId, ...fields }: Record<string, string>): NewReferralProblems {
  return { ...fields, ...(toOrganisationId && { programmeId: toOrganisationId }) }
}

function nowText(): string {
  return new Date(serverNow()).toISOString()
}
