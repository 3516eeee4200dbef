/** Three invented providers, and a programme of each. */
export const PROVIDERS = ['a', 'b', 'c'].map((figure) => ({
  id: `10000000-0000-4000-8000-00000000000${figure}`,
  name: `Invented Provider ${figure.toUpperCase()}`,
  programmeId: `20000000-0000-4000-8000-00000000000${figure}`,
}))

/** An FCRC, which enrols in its own activities; others can refer to it as to any provider. */
export const OFFICE = {
  id: '10000000-0000-4000-8000-00000000000f',
  name: 'Sample FCRC South',
  programmeId: '20000000-0000-4000-8000-00000000000f',
}
/** Everybody who can have access to a customer. */
export const ORGANISATIONS = [...PROVIDERS, OFFICE]

/** The packet of the organisation, which has served all customers once. */
export function packetOf({ id }: { readonly id: string }): string {
  return id.replace('1', '3')
}
