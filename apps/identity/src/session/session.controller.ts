import { contract, type InputOf } from '@isets/contracts'
import { Handles } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { SessionService } from './session.service.ts'
import { SignInService } from './sign-in.service.ts'

const { openSession, issueContext, viewSession, closeSession } = contract.identity

/** Between gateway and identity only: hashing holds no connection, and a refused attempt must stay counted. */
@Controller()
export class SessionController {
  readonly #signIn: SignInService
  readonly #sessions: SessionService

  constructor(signIn: SignInService, sessions: SessionService) {
    this.#signIn = signIn
    this.#sessions = sessions
  }

  @Handles(openSession, { transaction: 'own' })
  openSession(input: InputOf<typeof openSession>) {
    return this.#signIn.open(input)
  }

  @Handles(issueContext, { transaction: 'own' })
  issueContext({ sessionToken, background }: InputOf<typeof issueContext>) {
    return this.#sessions.issueContext(sessionToken, background)
  }

  @Handles(viewSession, { transaction: 'own' })
  viewSession({ sessionToken, renew }: InputOf<typeof viewSession>) {
    return this.#sessions.view(sessionToken, renew)
  }

  @Handles(closeSession, { transaction: 'own' })
  async closeSession({ sessionToken }: InputOf<typeof closeSession>) {
    await this.#sessions.close(sessionToken)
    return { done: true as const }
  }
}
