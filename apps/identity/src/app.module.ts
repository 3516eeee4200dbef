import { Module, type Type } from '@nestjs/common'
import type { IdentityConfig } from './config.ts'
import { CustomerAccountController } from './customer-account/customer-account.controller.ts'
import { CustomerAccountService } from './customer-account/customer-account.service.ts'
import { PasswordResetService } from './customer-account/password-reset.service.ts'
import { OrganisationController } from './organisation/organisation.controller.ts'
import { PasswordCheck } from './password/password-check.ts'
import { SessionController } from './session/session.controller.ts'
import type { SessionLimits } from './session/session-limits.ts'
import { SessionPruning } from './session/session-pruning.ts'
import { SessionService } from './session/session.service.ts'
import { SignInService } from './session/sign-in.service.ts'
import { SESSION_LIMITS, SIGNING_KEY } from './settings.ts'
import { ThrottleService } from './throttle/throttle.service.ts'
import { AccountStatusService } from './user/account-status.service.ts'
import { PeopleService } from './user/people.service.ts'
import { UserListService } from './user/user-list.service.ts'
import { UserController } from './user/user.controller.ts'

type ModuleConfig = Pick<
  IdentityConfig,
  'CONTEXT_PRIVATE_KEY_FILE' | 'SESSION_IDLE_SECONDS' | 'SESSION_WARNING_SECONDS' | 'SESSION_ABSOLUTE_SECONDS'
>

/** The module for one configuration. */
export function identityModule(config: ModuleConfig): Type {
  const limits: SessionLimits = {
    idleSeconds: config.SESSION_IDLE_SECONDS,
    warningSeconds: config.SESSION_WARNING_SECONDS,
    absoluteSeconds: config.SESSION_ABSOLUTE_SECONDS,
  }

  @Module({
    controllers: [SessionController, UserController, CustomerAccountController, OrganisationController],
    providers: [
      { provide: SESSION_LIMITS, useValue: limits },
      { provide: SIGNING_KEY, useValue: config.CONTEXT_PRIVATE_KEY_FILE },
      AccountStatusService,
      CustomerAccountService,
      PasswordCheck,
      PasswordResetService,
      PeopleService,
      SessionPruning,
      SessionService,
      SignInService,
      ThrottleService,
      UserListService,
    ],
  })
  class IdentityModule {}
  return IdentityModule
}
