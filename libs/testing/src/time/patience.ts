/** How long whoever asks in a test waits for a service: what comes out does not depend on how busy the machine is. */
export const PATIENT = { QUERY_TIMEOUT_MS: 45_000, COMMAND_TIMEOUT_MS: 45_000 }
