import type { helpDeskEvents, PayloadOf } from '@isets/contracts'
import type { Subcategory } from '@isets/rules'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { excerpt } from '../text/excerpt.ts'
import { MAILBOXES, type Mailboxes } from './mailboxes.ts'

type ForMailboxes = NonNullable<PayloadOf<typeof helpDeskEvents.filed>['forMailboxes']>

/** Adds the copies that go out by themselves. */
@Injectable()
export class CopiesService {
  constructor(
    private readonly em: EntityManager,
    @Inject(MAILBOXES) private readonly mailboxes: Mailboxes,
  ) {}

  /**
   * The addresses that the requester named, the policy mailbox with the provider manager for policy questions
   * (HELP-036), and the access mailbox for the removal of a user (HELP-046). Each address once.
   */
  async of(
    named: readonly string[],
    subcategory: Pick<Subcategory, 'copyTo' | 'copyProviderManager'>,
    organisationId: string | null,
  ): Promise<string[]> {
    const manager = subcategory.copyProviderManager ? await this.providerManagerOf(organisationId) : []
    return eachOnce([...named, ...subcategory.copyTo.map((mailbox) => this.mailboxes[mailbox]), ...manager])
  }

  /** What sorting a request anew adds to its copies: nobody loses one by it. */
  async added(
    present: readonly string[],
    subcategory: Pick<Subcategory, 'copyTo' | 'copyProviderManager'>,
    organisationId: string | null,
  ): Promise<string[]> {
    const known = new Set(present.map((address) => address.toLowerCase()))
    const all = await this.of(present, subcategory, organisationId)
    return all.filter((address) => !known.has(address.toLowerCase()))
  }

  /** What goes to those of the copies that are mailboxes of the installation: the beginning of the description as well. */
  forMailboxes(copies: readonly string[], description: string): { forMailboxes?: ForMailboxes } {
    const own = new Set([this.mailboxes.access, this.mailboxes.policy].map((address) => address.toLowerCase()))
    const addresses = copies.filter((address) => own.has(address.toLowerCase()))
    return addresses.length === 0 ? {} : { forMailboxes: { addresses, text: excerpt(description) } }
  }

  private async providerManagerOf(organisationId: string | null): Promise<string[]> {
    if (organisationId === null) return []
    const rows = await this.em.execute<{ email: string }[]>(
      `select p.email from organisation o join person p on p.id = o.provider_manager_id where o.id = ? and p.active`,
      [organisationId],
    )
    return rows.map(({ email }) => email)
  }
}

function eachOnce(addresses: readonly string[]): string[] {
  const byAddress = new Map(addresses.map((address) => [address.trim().toLowerCase(), address.trim()]))
  return [...byAddress.values()]
}
