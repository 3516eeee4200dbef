import type { AttachmentView, HelpRequestForm, SessionView } from '@isets/contracts'
import { attachmentKind, findSsn, isEmailAddress, maskSsn, subcategoryOf, type FilingInput } from '@isets/rules'

/** The empty form with everything that is known already: who asks, who looks after the organization, where it was. */
export function startingForm(user: SessionView['user'], place: { pageUrl: string; browser: string }): HelpRequestForm {
  return {
    summary: '',
    descriptionHtml: '',
    category: '',
    subcategory: '',
    cc: user.providerManager ? [user.providerManager.email.toLowerCase()] : [],
    requester: {
      firstName: user.firstName,
      lastName: user.lastName,
      email: user.email,
      phone: user.phone ?? '',
      extension: user.extension ?? '',
    },
    isPartner: null,
    organisationName: user.organisation?.name ?? '',
    aboutCustomer: false,
    customer: { firstName: '', lastName: '', email: '', individualNumber: '' },
    context: { ...place, reportName: '', reportFilter: '', steps: '' },
    blocksWork: false,
    newUserBirthDate: null,
    attachmentIds: [],
  }
}

/** What was saved, over the starting form. */
export function withDraft(start: HelpRequestForm, draft: Partial<HelpRequestForm> | null): HelpRequestForm {
  if (!draft) return start
  return {
    ...start,
    ...draft,
    requester: { ...start.requester, ...draft.requester },
    customer: { ...start.customer, ...draft.customer },
    context: { ...start.context, ...draft.context },
  }
}

/** The form as the rules check it. Pictures in the description count as attached. */
export function filingInput(form: HelpRequestForm, files: readonly AttachmentView[]): FilingInput {
  const subcategory = subcategoryOf(form.category, form.subcategory)
  const attached = files.map((file) => ({
    fileId: file.id,
    fileName: file.name,
    kind: attachmentKind(file, subcategory),
  }))
  const pictured = /<img\b/i.test(form.descriptionHtml) && takesScreenshots(form)
  const inText = pictured ? [{ fileId: 'in-text', fileName: 'picture.png', kind: 'picture' as const }] : []
  return { ...form, attachments: [...attached, ...inText] }
}

function takesScreenshots({ category, subcategory }: HelpRequestForm): boolean {
  return subcategoryOf(category, subcategory)?.attachments.includes('picture') ?? false
}

/** What leaves the browser: customer fields only for a request about a customer, the birth date only for a new user. */
export function toSend(form: HelpRequestForm): HelpRequestForm {
  const requires = subcategoryOf(form.category, form.subcategory)?.requires ?? []
  const about = form.aboutCustomer
  const keepNumber = about || requires.includes('customerIdentification')
  const { individualNumber } = form.customer
  return {
    ...form,
    customer: about
      ? form.customer
      : { firstName: '', lastName: '', email: '', individualNumber: keepNumber ? individualNumber : '' },
    newUserBirthDate: requires.includes('newUserBirthDate') ? form.newUserBirthDate : null,
  }
}

/**
 * What may be kept as a draft: half-typed addresses are left out and Social Security numbers masked, so that the rest
 * is kept whatever happens (HELP-019).
 */
export function toKeep(form: HelpRequestForm): { form: HelpRequestForm; masked: boolean } {
  const date = form.newUserBirthDate
  const kept = {
    ...form,
    cc: form.cc.filter((address) => isEmailAddress(address) && findSsn(address).length === 0),
    newUserBirthDate: date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null,
  }
  const safe = { ...maskTexts(kept), customer: { ...maskTexts(kept.customer) } }
  safe.customer.individualNumber = kept.customer.individualNumber
  safe.requester = maskTexts(kept.requester)
  safe.context = { ...maskTexts(kept.context), pageUrl: kept.context.pageUrl, browser: kept.context.browser }
  return { form: safe, masked: JSON.stringify(safe) !== JSON.stringify(kept) }
}

function maskTexts<Fields extends object>(fields: Fields): Fields {
  const entries = Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? masked(value) : value])
  return Object.fromEntries(entries) as Fields
}

function masked(text: string): string {
  return findSsn(text).length > 0 ? maskSsn(text) : text
}

/** The text without its Social Security numbers, for "Remove it for me". */
export function withoutSsn(text: string): string {
  return masked(text).replace(/\*(?:[\s.\-–/_]*\*){8}/g, '[number removed]')
}
