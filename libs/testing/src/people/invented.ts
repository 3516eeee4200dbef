import { en, Faker } from '@faker-js/faker'

export interface InventedPerson {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly name: string
  readonly email: string
  readonly phone: string
}

export interface InventedOrganisation {
  readonly id: string
  readonly name: string
  readonly mailDomain: string
}

const FIRST = ['Amber', 'Basil', 'Clover', 'Dahlia', 'Flint', 'Hazel', 'Indigo', 'Juniper', 'Linden', 'Marlow', 'Olive']
const LAST = [
  'Brightwater',
  'Copperfield',
  'Dovecote',
  'Fernhollow',
  'Goldenrod',
  'Larkmeadow',
  'Millrace',
  'Thistledown',
]
const PLACE = ['Prairie', 'Lakeside', 'River Bend', 'Cornerstone', 'Two Elms', 'Old Mill', 'Blue Heron', 'Red Barn']
const PURPOSE = ['Workforce Alliance', 'Job Skills Center', 'Community College', 'Career Network', 'Training Works']

/**
 * People and organisations that nobody can take for real ones. The same seed gives the same ones in the same order.
 * Mail domains end in `.example` and telephone numbers are 555-01xx, which are kept free for fiction.
 */
export function invented(seed: number) {
  const faker = new Faker({ locale: en, seed })

  function organisation(): InventedOrganisation {
    const name = `${faker.helpers.arrayElement(PLACE)} ${faker.helpers.arrayElement(PURPOSE)}`
    const id = faker.string.uuid()
    return { id, name, mailDomain: `${name.toLowerCase().replaceAll(' ', '-')}.example` }
  }

  function person(mailDomain = 'people.example'): InventedPerson {
    const id = faker.string.uuid()
    const firstName = faker.helpers.arrayElement(FIRST)
    const lastName = faker.helpers.arrayElement(LAST)
    return {
      id,
      firstName,
      lastName,
      name: `${firstName} ${lastName}`,
      email: `${firstName}.${lastName}.${id.slice(0, 4)}@${mailDomain}`.toLowerCase(),
      phone: `(217) 555-01${faker.string.numeric(2)}`,
    }
  }

  return { faker, organisation, person }
}
