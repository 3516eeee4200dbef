export interface Count {
  readonly passed: number
  readonly failed: number
}

/** What we need of the report that jest writes. */
export interface JestReport {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  /** Files that could not be loaded: none of their tests ran. */
  readonly numRuntimeErrorTestSuites: number
}

/**
 * How many checks passed and failed. A failing exit is never counted as nothing: when the report shows no failure (or
 * there is no report), it is one.
 *
 * @param single whether the step is one check, such as the lint
 */
export function counted(report: JestReport | undefined, exitCode: number, single = false): Count {
  const passed = report?.numPassedTests ?? 0
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0)
  const wentWell = exitCode === 0 && (single || report?.success === true)
  if (wentWell) return { passed: single ? 1 : passed, failed }
  return { passed, failed: Math.max(failed, 1) }
}
