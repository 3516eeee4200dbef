import { LOGIN_ROLES, OWNER_ROLE, derivedPassword, passwordVariables, secretsIn } from '@isets/testing'

/** The variables of docker/.env, from secrets that are created in `folder` when they are not there. */
export function dockerEnvironment(folder: string): { variables: Record<string, string>; contextKeyFile: string } {
  const secrets = secretsIn(folder)
  const roles = [OWNER_ROLE, ...LOGIN_ROLES.filter((role) => role !== 'isets_app')]
  const passwords = roles.map((role) => [
    `POSTGRES_PASSWORD_${role.replace('isets_', '').toUpperCase()}`,
    derivedPassword(secrets.postgres, role),
  ])
  return {
    variables: {
      POSTGRES_SECRET: secrets.postgres,
      POSTGRES_PASSWORD: derivedPassword(secrets.postgres, 'postgres'),
      ...Object.fromEntries(passwords),
      NATS_SECRET: secrets.nats,
      ...passwordVariables(secrets.nats),
      CONTEXT_KEYS: secrets.contextKeys,
      IES_SSN_KEY: secrets.ssn,
      REPLY_SECRET: secrets.reply,
    },
    contextKeyFile: secrets.contextKeyFile,
  }
}
