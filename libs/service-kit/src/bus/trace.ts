import { SpanKind, SpanStatusCode, context, propagation, trace, type Span } from '@opentelemetry/api'
import { inScope, type RequestScope } from './request-scope.ts'

const tracer = trace.getTracer('@isets/service-kit')
const OPTIONS = { kind: SpanKind.SERVER }

/**
 * Runs `work` in a span that continues the caller's trace, and in a scope from which calls and events continue the span.
 * Without an OpenTelemetry SDK the API does nothing, and `work` gets the scope as it is.
 */
export async function traced<T>(
  name: string,
  scope: RequestScope,
  work: (scope: RequestScope) => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, OPTIONS, parentOf(scope), async (span) => {
    const inside = continued(scope)
    try {
      return await (inside === scope ? work(scope) : inScope(inside, () => work(inside)))
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}

/** The same for work that ends with an event, such as the answer to a request: it calls what it is given then. */
export function tracedUntil(name: string, scope: RequestScope, begin: (end: (failed: boolean) => void) => void): void {
  tracer.startActiveSpan(name, OPTIONS, parentOf(scope), (span) => {
    inScope(continued(scope), () => begin((failed) => end(span, failed)))
  })
}

function end(span: Span, failed: boolean): void {
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}

function parentOf({ traceparent, tracestate }: RequestScope) {
  return propagation.extract(context.active(), { traceparent, tracestate })
}

/** The scope as the active span has it: what is sent from here names that span. */
function continued(scope: RequestScope): RequestScope {
  const carrier: { traceparent?: string; tracestate?: string } = {}
  propagation.inject(context.active(), carrier)
  const { traceparent, tracestate } = carrier
  if (traceparent === undefined) return scope
  return { ...scope, traceparent, ...(tracestate !== undefined && { tracestate }) }
}
