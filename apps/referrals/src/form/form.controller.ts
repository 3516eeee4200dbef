import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { FormService } from './form.service.ts'

const { findReferableCustomers, openReferralForm, saveReferralDraft, discardReferralDraft } = contract.referrals

/** The form of a new referral, before it is submitted. */
@Controller()
export class FormController {
  constructor(private readonly form: FormService) {}

  @Handles(findReferableCustomers)
  find(
    input: InputOf<typeof findReferableCustomers>,
    context: CallContext,
  ): Promise<OutputOf<typeof findReferableCustomers>> {
    return this.form.find(input, context)
  }

  @Handles(openReferralForm)
  open(
    { customerId }: InputOf<typeof openReferralForm>,
    context: CallContext,
  ): Promise<OutputOf<typeof openReferralForm>> {
    return this.form.open(customerId, context)
  }

  @Handles(saveReferralDraft)
  save(input: InputOf<typeof saveReferralDraft>, context: CallContext): Promise<OutputOf<typeof saveReferralDraft>> {
    return this.form.saveDraft(input, context)
  }

  @Handles(discardReferralDraft)
  discard(
    { customerId }: InputOf<typeof discardReferralDraft>,
    context: CallContext,
  ): Promise<OutputOf<typeof discardReferralDraft>> {
    return this.form.discardDraft(customerId, context)
  }
}
