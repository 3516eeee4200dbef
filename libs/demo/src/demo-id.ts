import { v5 } from 'uuid'

const DEMO_NAMESPACE = '5b1c1f6e-0d3a-4c58-9d6f-2f6a3a1de000'

/** The same UUID (version 5) for the same words, on every machine and in every service: `demoId('user', 'wren')`. */
export function demoId(...words: readonly string[]): string {
  return v5(words.join('/'), DEMO_NAMESPACE)
}

/** A programme of a demo organisation, by the key of the organisation; the first unless told. */
export function demoProgrammeId(organisationKey: string, place = 1): string {
  return demoId('programme', organisationKey, String(place))
}
