import { describe, expect, it } from '@jest/globals'
import { recordNamed } from './audit-refusal.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const CUSTOMER = '00000000-0000-4000-8000-000000000002'

describe('the record that a refused call names', () => {
  it.each([
    ['its id', '/help-requests/{id}/close', { id: ID }, ID],
    ['what its address names', '/customers/{customerId}/notes', { customerId: CUSTOMER, text: 'x' }, CUSTOMER],
    ['its own id before that of the customer', '/customers/{customerId}/notes', { customerId: CUSTOMER, id: ID }, ID],
    ['the customer whom its body names', '/consents', { customerId: CUSTOMER }, CUSTOMER],
  ])('is %s', (_what, path, body, named) => {
    expect(recordNamed(path, JSON.stringify(body))).toBe(named)
  })

  it.each(['', '{', '[]', 'null', '{"id":1}', '{"id":"somebody"}', '{"name":"refusal"}'])(
    'is none in the body %j',
    (body) => {
      expect(recordNamed('/mail/templates/{name}', body)).toBe('')
    },
  )
})
