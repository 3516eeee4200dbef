import { CONSENT_FORMS, CURRENT_CONSENT_TEXT } from '@isets/rules'
import { send, text, type Errand, type Pen } from './errand.ts'
import type { Cast, Person, Provider } from './people.ts'

/** The smallest file that is a PDF. */
const SIGNED_FORM = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

/** Who tells whom about the customer; `null` is IDHS. */
interface Parties {
  readonly disclosingOrganisationId: string | null
  readonly receivingOrganisationId: string | null
}

/** A provider records that a customer has signed. */
export async function sign(pen: Pen, customerId: string, { client }: Person, parties: Parties, { today }: Cast) {
  const { body } = await client.upload('/api/files?purpose=consent', 'consent.pdf', SIGNED_FORM)
  const given = pen.mark()
  const form = { form: CONSENT_FORMS[0], signedOn: today(), textVersion: CURRENT_CONSENT_TEXT, fileId: body['id'] }
  const signed = { customerId, ...parties, ...form, description: `Signed ${given}`, attested: true }
  const kept = await pen.write(given, send(client, '/api/consents/signed', signed))
  return { id: text(kept['id']), version: Number(kept['version']) }
}

/** A provider records that the customer has revoked a consent. */
export async function revoke(pen: Pen, { client }: Person, { id, version }: { id: string; version: number }) {
  const done = send(client, `/api/consents/${id}/revoke`, { version })
  await pen.write(`consent ${id} revoked ${version + 1}`, done)
}

/** A provider records that a customer has signed for another one, and later that the customer has revoked it. */
export function consent(customerId: string, { organisationId, worker }: Provider, to: Provider, cast: Cast): Errand {
  const parties = { disclosingOrganisationId: organisationId, receivingOrganisationId: to.organisationId }
  return async (pen) => revoke(pen, worker, await sign(pen, customerId, worker, parties, cast))
}
