import { CONSENT_FORMS, CURRENT_CONSENT_TEXT } from '@isets/rules'
import { send, text, type Errand } from './errand.ts'
import type { Cast, Provider } from './people.ts'

/** The smallest file that is a PDF. */
const SIGNED_FORM = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

/** A provider records that a customer has signed for another one, and later that the customer has revoked it. */
export function consent(
  customerId: string,
  { organisationId, worker }: Provider,
  to: Provider,
  { today }: Cast,
): Errand {
  return async (pen) => {
    const { client } = worker
    const { body } = await client.upload('/api/files?purpose=consent', 'consent.pdf', SIGNED_FORM)
    const given = pen.mark()
    const parties = { disclosingOrganisationId: organisationId, receivingOrganisationId: to.organisationId }
    const form = { form: CONSENT_FORMS[0], signedOn: today(), textVersion: CURRENT_CONSENT_TEXT, fileId: body['id'] }
    const signed = { customerId, ...parties, ...form, description: `Signed ${given}`, attested: true }
    const kept = await pen.write(given, send(client, '/api/consents/signed', signed))
    const id = text(kept['id'])
    const revoke = { version: kept['version'] }
    await pen.write(`consent ${id} revoked 2`, send(client, `/api/consents/${id}/revoke`, revoke))
  }
}
