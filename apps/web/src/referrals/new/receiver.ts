import type { ConsentView, ReceiverView, ReferralDraft, ReferralFormView } from '@isets/contracts'
import { consentCovers } from '@isets/rules'
import type { ConsentParties } from '../../consents/signed-consent-form.tsx'

type Party = { id: string; name: string } | null

/** The chosen program, when one is chosen. */
export function chosenReceiver(view: ReferralFormView, form: ReferralDraft): ReceiverView | undefined {
  return view.receivers.find(({ programme }) => programme.id === form.programmeId)
}

/** Who has to agree that the customer is shared with whom; nothing until the receiver is chosen (REF-013). */
export function partiesOf(view: ReferralFormView, form: ReferralDraft, own: Party): ConsentParties | null {
  if (form.side === 'reverse') return { disclosing: own, receiving: null }
  const receiver = chosenReceiver(view, form)
  return form.side === 'provider' && receiver ? { disclosing: own, receiving: receiver.organisation } : null
}

/** REF-022: an active consent for the receiver is found and used again. */
export function coveringConsent(view: ReferralFormView, form: ReferralDraft, own: Party): ConsentView | undefined {
  const parties = partiesOf(view, form, own)
  if (parties === null) return undefined
  const referral = {
    kind: form.side === 'reverse' ? ('reverse' as const) : ('provider' as const),
    fromOrganisationId: own?.id ?? null,
    toOrganisationId: parties.receiving?.id ?? null,
  }
  return view.consents.find((one) =>
    consentCovers(
      {
        disclosingOrganisationId: one.disclosing?.id ?? null,
        receivingOrganisationId: one.receiving?.id ?? null,
      },
      referral,
    ),
  )
}

/** One open referral per customer and provider: the receiver's, or on a reverse referral the own one. */
export function hasOpen(view: ReferralFormView, form: ReferralDraft, own: Party): boolean {
  const about = form.side === 'reverse' ? own?.id : chosenReceiver(view, form)?.organisation.id
  return about !== undefined && view.open.some(({ provider }) => provider?.id === about)
}
