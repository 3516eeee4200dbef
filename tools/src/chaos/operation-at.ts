import { operations } from '@isets/contracts'

/** Those with fewer parameters first: `/referrals/reverse` is no id of a referral. */
const KNOWN = operations()
  .filter(({ audience }) => audience !== 'internal')
  .map(({ service, name, method, path }) => ({
    method,
    name: `${service} ${name}`,
    parameters: path.split('{').length,
    pattern: new RegExp(`^/api${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  .toSorted((one, other) => one.parameters - other.parameters)

/** The operation that answers at an address, `casework submitScreening`; the address where that is none of the contract. */
export function operationAt(method: string, address: string): string {
  const [path = ''] = address.split('?')
  return KNOWN.find((one) => one.method === method && one.pattern.test(path))?.name ?? address
}
